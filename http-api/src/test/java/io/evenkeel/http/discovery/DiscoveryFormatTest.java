package io.evenkeel.http.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.core.service.Balancing;
import io.evenkeel.core.service.Instance;
import io.evenkeel.core.service.ServiceView;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiscoveryFormatTest {

  private final ServiceView shop =
      service(
          "shop",
          instance("a", "http://10.0.0.1:8080", 2, Map.of("git-hash", "\"x\""), true),
          instance("b", "https://[::1]:8443/base", 1, Map.of(), false));
  private final ServiceView cluster = service("pricing", Instance.ofActor("n1-0", "n1:25520"));

  @Test
  void prometheusGetsATargetGroupForEachInstance() {
    assertThat(DiscoveryFormat.PROMETHEUS.render(List.of(shop, cluster)))
        .isEqualTo(
            """
            [{"targets":["10.0.0.1:8080"],"labels":{"__meta_evenkeel_healthy":"true",\
            "__meta_evenkeel_instance":"a","__meta_evenkeel_metadata_git_hash":"\\"x\\"",\
            "__meta_evenkeel_service":"shop","__meta_evenkeel_weight":"2.0",\
            "__meta_evenkeel_zone":"east","__scheme__":"http"}},\
            {"targets":["[::1]:8443"],"labels":{"__meta_evenkeel_healthy":"false",\
            "__meta_evenkeel_instance":"b","__meta_evenkeel_service":"shop",\
            "__meta_evenkeel_weight":"1.0","__meta_evenkeel_zone":"east","__scheme__":"https"}}]\
            """);
  }

  @Test
  void haproxyGetsABackendForEachService() {
    assertThat(DiscoveryFormat.HAPROXY.render(List.of(shop, cluster)))
        .isEqualTo(
            """
            backend shop
                server a 10.0.0.1:8080 check weight 100
                server b [::1]:8443 check weight 50 ssl verify required disabled

            backend pricing
            """);
  }

  @Test
  void nginxGetsAnUpstreamForEachServiceThatHasAtLeastOneServer() {
    assertThat(DiscoveryFormat.NGINX.render(List.of(shop, cluster)))
        .isEqualTo(
            """
            upstream shop {
                server 10.0.0.1:8080 weight=100; # a
                server [::1]:8443 weight=50 down; # b
            }

            upstream pricing {
                server 127.0.0.1:1 down; # no instance
            }
            """);
  }

  @Test
  void anUnknownFormIsAnsweredWithTheKnownOnes() {
    assertThat(DiscoveryFormat.named("nginx")).isEqualTo(DiscoveryFormat.NGINX);
    assertThatThrownBy(() -> DiscoveryFormat.named("NGINX"))
        .hasMessage("unknown format 'NGINX'; known: prometheus, haproxy, nginx");
  }

  private static ServiceView service(String name, Instance... instances) {
    return new ServiceView(name, false, Balancing.by("random"), List.of(instances));
  }

  private static Instance instance(
      String id, String url, double weight, Map<String, String> metadata, boolean healthy) {
    return new Instance(id, Instance.Kind.HTTP, url, weight, "east", metadata, "", healthy);
  }
}
