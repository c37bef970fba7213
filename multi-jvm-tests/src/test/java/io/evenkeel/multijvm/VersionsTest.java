package io.evenkeel.multijvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.multijvm.apps.AppJar;
import io.evenkeel.multijvm.apps.LampOne;
import io.evenkeel.multijvm.apps.LampTwo;
import io.evenkeel.multijvm.cluster.Cluster;
import io.evenkeel.multijvm.cluster.Node;
import io.evenkeel.multijvm.http.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Nodes that run different code: node 0 none of the application, node 1 its first version, node 2
 * its second. The last test stops node 2, so the order matters.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VersionsTest {

  private static final int LAMPS = 40;
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @RegisterExtension static final Cluster CLUSTER = Cluster.ofSeeds(3);

  @BeforeAll
  static void start() {
    var versionOne = AppJar.write(CLUSTER.folder(), LampOne.class);
    var versionTwo = AppJar.write(CLUSTER.folder(), LampTwo.class);
    CLUSTER.start(CLUSTER.nextSpec());
    CLUSTER.start(CLUSTER.nextSpec().withApps(versionOne));
    CLUSTER.start(CLUSTER.nextSpec().withApps(versionTwo));
    CLUSTER.nodes().forEach(Node::awaitReady);
    IntStream.range(0, LAMPS).forEach(i -> assertOk(post(CLUSTER.node(1), i, "switch-on", "{}")));
  }

  @Test
  @Order(1)
  void aNodeWithoutATypeForwardsToTheNodesThatHostIt() {
    for (int i = 0; i < LAMPS; i++) {
      assertOk(post(CLUSTER.node(0), i, "switch-on", "{}"));
      var read = CLUSTER.node(0).api().get(path(i));
      assertThat(read.body().at("/state/on").asBoolean()).as("%s", read).isTrue();
      assertThat(read.header("Evenkeel-Owner")).isNotEqualTo(CLUSTER.node(0).url());
    }
  }

  @Test
  @Order(2)
  void aTypeThatNoNodeHostsIsNotFound() {
    var answer = CLUSTER.node(0).api().post("/v1/entities/candle/1/light", "{}");
    assertThat(answer.status()).as("%s", answer).isEqualTo(404);
  }

  @Test
  @Order(3)
  void aCommandThatTheOwnerDoesNotKnowYetIsRetryable() {
    var olderOwner = lampOwnedBy(CLUSTER.node(1));
    var answer = post(CLUSTER.node(2), olderOwner, "dim", "{\"percent\":50}");
    assertThat(answer.status()).as("%s", answer).isEqualTo(503);
    assertThat(answer.body().path("type").asText()).isEqualTo("urn:evenkeel:not-deployed");
    assertThat(answer.isRetryableProblem()).isTrue();

    var newerOwner = lampOwnedBy(CLUSTER.node(2));
    assertOk(post(CLUSTER.node(2), newerOwner, "dim", "{\"percent\":50}"));
  }

  @Test
  @Order(4)
  void anEventThatTheRunningCodeCannotReadStopsItsEntityAndNoOther() {
    var dimmed = lampOwnedBy(CLUSTER.node(2));
    assertOk(post(CLUSTER.node(2), dimmed, "dim", "{\"percent\":30}"));
    CLUSTER.node(2).terminate();

    await("lamp " + dimmed + " is taken over by the first version")
        .atMost(PATIENCE)
        .until(() -> isUnreadable(CLUSTER.node(1).api().get(path(dimmed))));
    assertThat(isUnreadable(post(CLUSTER.node(0), dimmed, "switch-on", "{}"))).isTrue();
    for (int i = 0; i < LAMPS; i++) {
      var read = CLUSTER.node(1).api().get(path(i));
      assertThat(read.status() == 200 || isUnreadable(read)).as("%s", read).isTrue();
    }
    assertThat(owners()).containsValue(CLUSTER.node(1).url());
    assertOk(post(CLUSTER.node(1), lampOwnedBy(CLUSTER.node(1)), "switch-on", "{}"));
  }

  private static boolean isUnreadable(Answer answer) {
    return answer.status() == 500
        && answer.body().path("type").asText().equals("urn:evenkeel:unreadable-journal")
        && answer.body().path("detail").asText().contains("dimmed");
  }

  private static int lampOwnedBy(Node node) {
    Predicate<Map.Entry<Integer, String>> owned = entry -> entry.getValue().equals(node.url());
    return owners().entrySet().stream()
        .filter(owned)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new AssertionError(node.spec().name() + " owns none: " + owners()));
  }

  /** The owners of lamps that can be read. */
  private static Map<Integer, String> owners() {
    return IntStream.range(0, LAMPS)
        .boxed()
        .map(i -> Map.entry(i, CLUSTER.node(1).api().get(path(i))))
        .filter(entry -> entry.getValue().status() == 200)
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().header("Evenkeel-Owner")));
  }

  private static Answer post(Node node, int lamp, String command, String body) {
    return node.api().post(path(lamp) + "/" + command, body);
  }

  private static void assertOk(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
  }

  private static String path(int lamp) {
    return "/v1/entities/lamp/" + lamp;
  }
}
