package io.evenkeel.http.scaling.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.config.HostPort;
import io.evenkeel.core.config.NodeConfig;
import io.evenkeel.core.config.NodeSettings;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The manifests in {@code deploy/kubernetes}: as far as they can be checked without a cluster. */
class ManifestsTest {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(POD_[A-Z_]+)}");
  private static final Pattern SCALE =
      Pattern.compile("/apis/([^/]+)/v1/namespaces/[^/]+/([^/]+)/([^/]+)/([^/]+)");
  private static final Map<String, String> VERBS =
      Map.of("GET", "get", "PUT", "update", "PATCH", "patch", "POST", "create");

  private final Manifests manifests = Manifests.of(Path.of("..", "deploy", "kubernetes"));
  private final StatefulSet nodes = manifests.get(StatefulSet.class, "evenkeel");
  private final PodSpec pod = nodes.getSpec().getTemplate().getSpec();
  private final Container container = pod.getContainers().get(0);
  private final String conf = manifests.get(ConfigMap.class, "evenkeel").getData().get("node.conf");

  @Test
  void aMisspeltFieldOrKindIsFound() {
    assertThatThrownBy(
            () ->
                Manifests.parse(
                    """
                    apiVersion: apps/v1
                    kind: StatefulSet
                    metadata: {name: x}
                    spec: {template: {spec: {terminationGracePeriodSecond: 9}}}
                    """))
        .hasMessageContaining("terminationGracePeriodSecond\"");
    assertThatThrownBy(() -> Manifests.parse("apiVersion: v1\nkind: StatefulSet\n"))
        .hasMessage("unknown kind v1/StatefulSet");
  }

  @Test
  void allIsThereOnceAndInTheNamespaceItIsAppliedTo() {
    assertThat(manifests.all())
        .extracting(object -> object.getKind() + "/" + object.getMetadata().getName())
        .containsExactlyInAnyOrder(
            "ServiceAccount/evenkeel",
            "Role/evenkeel-scale",
            "RoleBinding/evenkeel-scale",
            "ConfigMap/evenkeel",
            "Service/evenkeel-nodes",
            "Service/evenkeel",
            "StatefulSet/evenkeel",
            "PodDisruptionBudget/evenkeel");
    assertThat(manifests.all()).extracting(o -> o.getMetadata().getNamespace()).containsOnlyNulls();
  }

  @Test
  void theSecondApplyDoesNotTakeBackWhatWasOrdered() {
    assertThat(nodes.getSpec().getReplicas()).isNull();
  }

  @Test
  void whatRefersToPodsFindsThem() {
    var labels = nodes.getSpec().getTemplate().getMetadata().getLabels();
    assertThat(nodes.getSpec().getSelector().getMatchLabels()).isEqualTo(labels);
    assertThat(pod.getTopologySpreadConstraints().get(0).getLabelSelector().getMatchLabels())
        .isEqualTo(labels);
    assertThat(manifests.get(Service.class, "evenkeel").getSpec().getSelector()).isEqualTo(labels);
    assertThat(
            manifests
                .get(PodDisruptionBudget.class, "evenkeel")
                .getSpec()
                .getSelector()
                .getMatchLabels())
        .isEqualTo(labels);
    var names = manifests.get(Service.class, nodes.getSpec().getServiceName()).getSpec();
    assertThat(names.getSelector()).isEqualTo(labels);
    assertThat(names.getClusterIP()).isEqualTo("None");
    assertThat(names.getPublishNotReadyAddresses()).isTrue();
  }

  @Test
  void theConfigurationIsThatOfANode() {
    var config = config("evenkeel-1");
    var settings = NodeSettings.from(config);
    var service = "." + nodes.getSpec().getServiceName() + ".shop.svc";
    assertThat(settings.address()).isEqualTo(new HostPort("evenkeel-1" + service, 25520));
    assertThat(settings.bindHost()).isEqualTo("10.0.0.7");
    assertThat(settings.seedNodes())
        .containsExactly(
            NodeSettings.from(config("evenkeel-0")).address(),
            settings.address(),
            NodeSettings.from(config("evenkeel-2")).address());
    assertThat(config.getString("evenkeel.http.advertised-url"))
        .isEqualTo("http://evenkeel-1" + service + ":8080");
    assertThat(NodeDrivers.create(config).orElseThrow().name()).isEqualTo("kubernetes");
    assertThat(config.getString("evenkeel.scaling.nodes.kubernetes.name"))
        .isEqualTo(nodes.getMetadata().getName());
  }

  @Test
  void thePodSaysWhatTheConfigurationAsksItFor() {
    var fields =
        container.getEnv().stream()
            .collect(
                Collectors.toMap(
                    EnvVar::getName, v -> v.getValueFrom().getFieldRef().getFieldPath()));
    assertThat(fields)
        .isEqualTo(
            Map.of(
                "POD_NAME", "metadata.name",
                "POD_NAMESPACE", "metadata.namespace",
                "POD_IP", "status.podIP"));
    assertThat(REFERENCE.matcher(conf).results().map(found -> found.group(1)))
        .allMatch(fields::containsKey)
        .contains("POD_NAME", "POD_NAMESPACE", "POD_IP");
  }

  @Test
  void portsAreThoseOfTheNode() {
    var config = config("evenkeel-0");
    var ports =
        container.getPorts().stream()
            .collect(Collectors.toMap(p -> p.getName(), p -> p.getContainerPort()));
    assertThat(ports)
        .isEqualTo(
            Map.of(
                "remoting", config.getInt("evenkeel.port"),
                "http", config.getInt("evenkeel.http.port")));
    var service = manifests.get(Service.class, "evenkeel").getSpec().getPorts().get(0);
    assertThat(service.getTargetPort().getStrVal()).isEqualTo("http");
  }

  @Test
  void theCommandStartsANodeWithTheMountedFile() throws Exception {
    var command = container.getCommand();
    assertThat(command).containsSequence("node", "--config", "/etc/evenkeel/node.conf");
    var main = command.get(command.indexOf("node") - 1);
    assertThat(Class.forName(main).getMethod("main", String[].class)).isNotNull();
    var mount = container.getVolumeMounts().get(0);
    assertThat(mount.getMountPath()).isEqualTo("/etc/evenkeel");
    assertThat(pod.getVolumes().get(0).getName()).isEqualTo(mount.getName());
    assertThat(pod.getVolumes().get(0).getConfigMap().getName()).isEqualTo("evenkeel");
  }

  @Test
  void anOrderlyLeaveIsNotCutOff() {
    var preStop = container.getLifecycle().getPreStop().getExec().getCommand();
    assertThat(preStop).hasSize(2).startsWith("sleep");
    var worst =
        NodeSettings.from(config("evenkeel-0"))
            .shutdownTimeout()
            .multipliedBy(5)
            .plusSeconds(Long.parseLong(preStop.get(1)));
    assertThat(Duration.ofSeconds(pod.getTerminationGracePeriodSeconds()))
        .isGreaterThanOrEqualTo(worst);
  }

  @Test
  void probesAskWhatNodesAnswer() {
    assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/health/ready");
    assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/health/live");
    assertThat(container.getStartupProbe().getHttpGet().getPath()).isEqualTo("/health/live");
    assertThat(patience(container.getStartupProbe()))
        .isGreaterThanOrEqualTo(config("evenkeel-0").getDuration("evenkeel.start-timeout"));
    assertThat(patience(container.getLivenessProbe()))
        .isGreaterThan(
            NodeSettings.from(config("evenkeel-0")).profile().acceptableHeartbeatPause());
  }

  @Test
  void theRoleIsThatOfTheServiceAccountOfThePods() {
    var binding = manifests.get(RoleBinding.class, "evenkeel-scale");
    assertThat(binding.getRoleRef().getName()).isEqualTo("evenkeel-scale");
    assertThat(binding.getRoleRef().getKind()).isEqualTo("Role");
    assertThat(binding.getSubjects())
        .singleElement()
        .satisfies(
            subject -> {
              assertThat(subject.getKind()).isEqualTo("ServiceAccount");
              assertThat(subject.getName()).isEqualTo(pod.getServiceAccountName());
            });
    assertThat(manifests.get(ServiceAccount.class, pod.getServiceAccountName())).isNotNull();
    assertThat(pod.getAutomountServiceAccountToken()).isTrue();
  }

  /** No API server judges here, but the same rules over the same requests. */
  @Test
  void theRoleSufficesForWhatTheDriverAsks() throws Exception {
    var rules = manifests.get(Role.class, "evenkeel-scale").getRules();
    try (var api = apiThatAllows(rules);
        var driver = driver(api)) {
      driver.order(4).toCompletableFuture().get(1, TimeUnit.MINUTES);
      assertThat(driver.ordered().toCompletableFuture().get(1, TimeUnit.MINUTES)).isEqualTo(4);
      assertThat(api.scaleRequests()).hasSize(3);
    }
  }

  @Test
  void aRoleWithoutTheSubresourceWouldNot() {
    var rule = manifests.get(Role.class, "evenkeel-scale").getRules().get(0);
    var other = rule.edit().withResources("statefulsets").build();
    try (var api = apiThatAllows(List.of(other));
        var driver = driver(api)) {
      assertThatThrownBy(() -> driver.ordered().toCompletableFuture().get(1, TimeUnit.MINUTES))
          .cause()
          .hasMessageStartingWith("this node may not get statefulsets/scale");
    }
  }

  private ApiServer apiThatAllows(List<PolicyRule> rules) {
    var api = new ApiServer();
    HasMetadata object = nodes.edit().editMetadata().withNamespace("shop").endMetadata().build();
    api.create(object);
    api.always(
        (request, usual) ->
            allowed(request, rules) ? usual.get() : ApiServer.failure(403, "forbidden"));
    return api;
  }

  private KubernetesDriver driver(ApiServer api) {
    var settings = KubernetesSettings.from(config("evenkeel-0"));
    return new KubernetesDriver(settings, () -> api.access().withNamespace("shop"));
  }

  private static boolean allowed(RecordedRequest request, List<PolicyRule> rules) {
    var path = SCALE.matcher(request.getPath());
    return path.matches()
        && rules.stream()
            .anyMatch(
                rule ->
                    rule.getApiGroups().contains(path.group(1))
                        && rule.getResources().contains(path.group(2) + "/" + path.group(4))
                        && rule.getResourceNames().contains(path.group(3))
                        && rule.getVerbs().contains(VERBS.get(request.getMethod())));
  }

  private static Duration patience(Probe probe) {
    return Duration.ofSeconds((long) probe.getPeriodSeconds() * probe.getFailureThreshold());
  }

  private Config config(String podName) {
    var pod = Map.of("POD_NAME", podName, "POD_NAMESPACE", "shop", "POD_IP", "10.0.0.7");
    return NodeConfig.resolve(
        ConfigFactory.parseMap(pod).withFallback(ConfigFactory.parseString(conf)));
  }
}
