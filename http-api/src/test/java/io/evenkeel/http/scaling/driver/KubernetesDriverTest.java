package io.evenkeel.http.scaling.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.mockwebserver.http.MockResponse;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesDriverTest {

  private static final String SCALE = "/apis/apps/v1/namespaces/shop/statefulsets/evenkeel/scale";
  private static final String GET = "GET " + SCALE;
  private static final String PUT = "PUT " + SCALE;
  private static final Duration LONG = Duration.ofSeconds(30);

  private final ApiServer api = new ApiServer();
  private KubernetesDriver driver = driver("shop", ScaledKind.STATEFUL_SET, LONG);

  @BeforeEach
  void createNodes() {
    api.create(
        new StatefulSetBuilder()
            .withNewMetadata()
            .withName("evenkeel")
            .withNamespace("shop")
            .endMetadata()
            .withNewSpec()
            .withReplicas(3)
            .withServiceName("evenkeel-nodes")
            .endSpec()
            .build());
  }

  @AfterEach
  void close() {
    driver.close();
    api.close();
  }

  @Test
  void whatIsOrderedIsTheReplicasOfTheScale() throws Exception {
    assertThat(result(driver.ordered())).isEqualTo(3);
    assertThat(api.scaleRequests()).containsExactly(GET);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7})
  void anOrderChangesTheReplicasAndNothingElse(int count) throws Exception {
    var before = api.statefulSet();
    result(driver.order(count));
    assertThat(api.scaleRequests()).containsExactly(GET, PUT);
    assertThat(result(driver.ordered())).isEqualTo(count);
    assertThat(api.replicas()).isEqualTo(count);
    assertThat(api.statefulSet().getSpec().getServiceName())
        .isEqualTo(before.getSpec().getServiceName());
  }

  @Test
  void theSameOrderAgainSendsNothing() throws Exception {
    result(driver.order(5));
    result(driver.order(5));
    assertThat(api.scaleRequests()).containsExactly(GET, PUT, GET);
  }

  @Test
  void aDeploymentIsScaledToo() throws Exception {
    api.create(
        new DeploymentBuilder()
            .withNewMetadata()
            .withName("evenkeel")
            .withNamespace("shop")
            .endMetadata()
            .withNewSpec()
            .withReplicas(2)
            .endSpec()
            .build());
    use(driver("shop", ScaledKind.DEPLOYMENT, LONG));
    result(driver.order(4));
    assertThat(result(driver.ordered())).isEqualTo(4);
    assertThat(api.replicas()).as("of the StatefulSet").isEqualTo(3);
  }

  @Test
  void withoutANamespaceItIsTheOneOfTheClient() {
    use(driver("", ScaledKind.STATEFUL_SET, LONG));
    assertFails(driver.ordered(), "there is no StatefulSet test/evenkeel");
  }

  @Test
  void aChangeByOthersIsReadAgainOnce() throws Exception {
    api.next(ApiServer.USUAL, besides());
    result(driver.order(5));
    assertThat(api.scaleRequests()).containsExactly(GET, PUT, GET, PUT);
    assertThat(api.replicas()).isEqualTo(5);
  }

  @Test
  void changesByOthersAgainAndAgainAreGivenUp() {
    api.next(ApiServer.USUAL, besides(), ApiServer.USUAL, besides());
    assertFails(
        driver.order(5),
        "others changed StatefulSet shop/evenkeel twice while it was to be scaled; nothing was"
            + " ordered");
    assertThat(api.scaleRequests()).containsExactly(GET, PUT, GET, PUT);
    assertThat(api.replicas()).isEqualTo(3);
  }

  @Test
  void whoMayNotReadIsToldWhatIsMissing() {
    api.always(ApiServer.fails(403, "statefulsets.apps \"evenkeel\" is forbidden"));
    assertFails(
        driver.ordered(),
        "this node may not get statefulsets/scale of StatefulSet shop/evenkeel; see"
            + " deploy/kubernetes/rbac.yaml");
  }

  @Test
  void whoMayNotWriteIsToldWhatIsMissing() {
    api.next(ApiServer.USUAL, ApiServer.fails(403, "forbidden"));
    assertFails(
        driver.order(5),
        "this node may not update statefulsets/scale of StatefulSet shop/evenkeel; see"
            + " deploy/kubernetes/rbac.yaml");
    assertThat(api.replicas()).isEqualTo(3);
  }

  @Test
  void anObjectThatIsNotThereIsNamed() {
    use(driver("bank", ScaledKind.DEPLOYMENT, LONG));
    assertFails(driver.order(2), "there is no Deployment bank/evenkeel");
  }

  @ParameterizedTest
  @CsvSource({"500, etcd is slow", "503, no leader", "429, slow down", "422, too many"})
  void anyOtherErrorIsQuotedAndNotRepeated(int code, String message) {
    api.always(ApiServer.fails(code, message));
    assertFails(
        driver.ordered(),
        "%s answered %d for the scale of StatefulSet shop/evenkeel: '%s'"
            .formatted(api.url(), code, message));
    assertThat(api.scaleRequests()).hasSize(1);
  }

  @Test
  void aTokenThatHasRunOutIsSaid() {
    api.always(ApiServer.fails(401, "Unauthorized"));
    assertFails(
        driver.ordered(),
        api.url() + " does not know this node: its token is missing or has run out (401)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "{\"kind\":\"StatefulSet\",\"spec\":{\"replicas\":1}}"})
  void somethingElseThanAScaleIsNoNumber(String body) {
    api.always((request, usual) -> new MockResponse().setResponseCode(200).setBody(body));
    assertFails(
        driver.ordered(),
        api.url() + " answered with something else than the scale of StatefulSet shop/evenkeel");
  }

  @Test
  void aSlowServerIsGivenUp() {
    use(driver("shop", ScaledKind.STATEFUL_SET, Duration.ofMillis(100)));
    api.always(ApiServer.HANGS);
    assertFails(driver.ordered(), api.url() + " did not answer in 100 ms");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>a proxy restarts</html>"})
  void anOrderWhoseAnswerIsLostIsNotKnownAndTheNextOneFindsItDone(String answer) throws Exception {
    api.next(
        ApiServer.USUAL,
        answer.isEmpty() ? ApiServer.SILENT : (request, usual) -> usual.get().setBody(answer));
    assertThatThrownBy(() -> result(driver.order(5)))
        .cause()
        .isInstanceOf(DriverFailed.class)
        .hasMessageStartingWith(
            api.url() + " did not answer for the scale of StatefulSet shop/evenkeel: ")
        .hasMessageEndingWith("; whether the order was taken is not known");
    result(driver.order(5));
    assertThat(api.scaleRequests()).containsExactly(GET, PUT, GET);
    assertThat(api.replicas()).isEqualTo(5);
  }

  @Test
  void aServerThatGoesHalfWayLeavesTheOrderUnknown() {
    api.next(ApiServer.USUAL, ApiServer.HANGS);
    var order = driver.order(5);
    await().until(() -> api.scaleRequests().contains(PUT));
    api.close();
    assertThatThrownBy(() -> result(order))
        .cause()
        .isInstanceOf(DriverFailed.class)
        .hasMessageStartingWith(
            api.url() + " did not answer for the scale of StatefulSet shop/evenkeel: ")
        .hasMessageEndingWith("; whether the order was taken is not known");
  }

  @Test
  void aServerThatIsGoneCannotBeReached() {
    api.close();
    assertThatThrownBy(() -> result(driver.order(5)))
        .cause()
        .isInstanceOf(DriverFailed.class)
        .hasMessageStartingWith(api.url() + " cannot be reached: ");
  }

  @Test
  void nobodyWaitsForASlowServerAndNoMoreThanMayWaitDo() {
    var answer = new CountDownLatch(1);
    api.always(
        (request, usual) -> {
          await().until(() -> answer.getCount() == 0);
          return usual.get();
        });
    var underWay = driver.ordered();
    await().until(() -> api.scaleRequests().size() == 1);
    var waiting = driver.ordered();
    assertFails(
        driver.ordered(), "1 calls wait for the driver kubernetes already; nothing was done");
    answer.countDown();
    assertThat(underWay.toCompletableFuture()).succeedsWithin(LONG).isEqualTo(3);
    assertThat(waiting.toCompletableFuture()).succeedsWithin(LONG).isEqualTo(3);
  }

  @Test
  void whatIsUnderWayAndWhatWaitsFailsWhenItIsClosed() {
    api.always(ApiServer.HANGS);
    var underWay = driver.ordered();
    await().until(() -> api.scaleRequests().size() == 1);
    var waiting = driver.ordered();
    driver.close();
    assertThat(underWay.toCompletableFuture()).failsWithin(LONG);
    assertFails(waiting, "the driver kubernetes is closed");
    assertFails(driver.ordered(), "the driver kubernetes is closed");
  }

  @Test
  void fewerThanNoneCannotBeOrdered() {
    assertThatThrownBy(() -> driver.order(-1)).hasMessage("count must be >= 0, was -1");
  }

  private ApiServer.Reaction besides() {
    return (request, usual) -> {
      api.changeBesides();
      return usual.get();
    };
  }

  private void use(KubernetesDriver other) {
    driver.close();
    driver = other;
  }

  private KubernetesDriver driver(String namespace, ScaledKind kind, Duration timeout) {
    return new KubernetesDriver(
        new KubernetesSettings(namespace, kind, "evenkeel", LONG, timeout, 1), api::access);
  }

  private static <T> T result(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(LONG.toSeconds(), TimeUnit.SECONDS);
  }

  private static void assertFails(CompletionStage<?> stage, String sentence) {
    assertThatThrownBy(() -> result(stage))
        .cause()
        .isInstanceOf(DriverFailed.class)
        .hasMessage(sentence);
  }
}
