package io.evenkeel.http.scaling.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.config.NodeConfig;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The driver as it is made in a pod, with files as Kubernetes mounts them. */
class ServiceAccountTest {

  @TempDir private Path folder;
  private final Map<String, String> properties = new HashMap<>();

  @AfterEach
  void forgetProperties() {
    properties.keySet().forEach(System::clearProperty);
  }

  @Test
  void tokenAndNamespaceAreThoseOfThePod() throws Exception {
    try (var api = new ApiServer()) {
      api.create(
          new StatefulSetBuilder()
              .withNewMetadata()
              .withName("evenkeel")
              .withNamespace("shop")
              .endMetadata()
              .withNewSpec()
              .withReplicas(3)
              .endSpec()
              .build());
      set("kubernetes.auth.tryKubeConfig", "false");
      set("kubernetes.auth.serviceAccount.token", file("token", "mounted-token"));
      set("kubenamespace", file("namespace", "shop"));
      set("kubernetes.master", api.url());
      set("http2.disable", "true");
      var config =
          NodeConfig.resolve(
              ConfigFactory.parseString("evenkeel.scaling.nodes.kubernetes.name = evenkeel"));
      try (var driver = KubernetesDriver.from(config)) {
        assertThat(driver.ordered().toCompletableFuture().get(1, TimeUnit.MINUTES)).isEqualTo(3);
      }
      assertThat(api.recordedScaleRequests())
          .extracting((RecordedRequest request) -> request.getHeader("Authorization"))
          .containsExactly("Bearer mounted-token");
    }
  }

  private void set(String property, String value) {
    properties.put(property, value);
    System.setProperty(property, value);
  }

  private String file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
