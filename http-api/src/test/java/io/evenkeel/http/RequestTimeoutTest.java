package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.http.javadsl.Http;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import com.typesafe.config.ConfigFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestTimeoutTest {

  private static final String ASK =
      "evenkeel.entity.history-timeout=1s\nevenkeel.entity.ask-timeout=";
  private static final String REQUEST = "akka.http.server.request-timeout = ";

  @Test
  void whatIsNeverAnsweredEndsWithAProblem() throws Exception {
    var kit = ActorTestKit.create("timeouts", ConfigFactory.parseString(REQUEST + "200ms"));
    try {
      var binding =
          Http.get(kit.system())
              .newServerAt("127.0.0.1", 0)
              .bind(new RequestTimeout(request -> never(request, kit)))
              .toCompletableFuture()
              .get();
      var caller = new HttpCaller("http://127.0.0.1:" + binding.localAddress().getPort());

      var read = caller.get("/v1/entities/counter/a");
      assertThat(read.isProblem(503, "unavailable").path("retryable").asBoolean()).isTrue();
      assertThat(read.header("Retry-After")).isEqualTo("1");
      var written = caller.add("a", 1).isProblem(504, "outcome-unknown");
      assertThat(written.path("retryable").asBoolean()).isTrue();
    } finally {
      kit.shutdownTestKit();
    }
  }

  /** Its body is read: Akka's timeout begins at the end of a request. */
  private static CompletionStage<HttpResponse> never(HttpRequest request, ActorTestKit kit) {
    request.discardEntityBytes(kit.system());
    return new CompletableFuture<>();
  }

  @Test
  void aCallOfAServiceHasTheTimeThatItsCallerGivesIt() {
    var never = new CountDownLatch(1);
    var settings = ASK + "500ms\n" + REQUEST + "1100ms\nevenkeel.services.health.enabled = off";
    try (var node = TestNode.start(settings);
        var slow =
            new BackEnd(
                exchange -> {
                  assertThat(awaited(never)).isFalse();
                  BackEnd.answer(exchange, 200, "at last");
                })) {
      var service = "/v1/services/slow";
      var caller = node.caller();
      caller.put(service + "/instances/a", "{\"url\":\"" + slow.url() + "\"}");
      var answer = caller.get(service + "/call/x", "grpc-timeout", "10S").isOk();
      assertThat(answer.text()).isEqualTo("at last");
    }
  }

  /** Waits for two seconds in vain. */
  private static boolean awaited(CountDownLatch never) {
    try {
      return never.await(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  @Test
  void aTimeoutThatEndsRequestsBeforeEntitiesAnswerStopsTheStart() {
    assertThatThrownBy(() -> TestNode.start(ASK + "40s"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "evenkeel.entity.ask-timeout must be below akka.http.server.request-timeout, was 40s"
                + " and 30s");
  }

  @Test
  void noTimeoutAtAllIsLongEnough() {
    assertThatCode(
            () ->
                RequestTimeout.check(
                    ConfigFactory.parseString(ASK + "40s\n" + REQUEST + "infinite")))
        .doesNotThrowAnyException();
  }
}
