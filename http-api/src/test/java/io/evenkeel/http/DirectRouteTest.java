package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import io.evenkeel.core.load.CallMeter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectRouteTest {

  @ParameterizedTest
  @CsvSource({
    "/v1/entities/counter/a, 503, 1",
    "/v1/services/a/call/b, 503, 1",
    "/v1/services, 404, 0"
  })
  @SuppressWarnings("NullAway") // who is refused gets no further
  void whoIsRefusedIsRefusedOnce(String path, int status, long refused) throws Exception {
    var meter = new CallMeter();
    var full = new InFlightLimit(1, new AtomicInteger(1), null, meter);
    var notFound = CompletableFuture.completedFuture(HttpResponse.create().withStatus(404));
    var direct = new DirectRoute(null, null, full, request -> notFound);
    var answer = direct.apply(HttpRequest.GET("http://a" + path)).toCompletableFuture().join();
    assertThat(answer.status().intValue()).isEqualTo(status);
    assertThat(meter.next().arrived()).isEqualTo(refused);
  }
}
