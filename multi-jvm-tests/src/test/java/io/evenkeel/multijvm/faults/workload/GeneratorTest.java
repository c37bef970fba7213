package io.evenkeel.multijvm.faults.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.multijvm.faults.history.Kind;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratorTest {

  private static final Generator.Settings SETTINGS = new Generator.Settings(7, "run", 5, 3, 0.4);

  static Stream<Workload> workloads() {
    return Stream.of(new AppendWorkload(), new RegisterWorkload(), new CounterWorkload());
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void theSameSeedAndClientAskForTheSame(Workload workload) {
    assertThat(requests(workload, 1)).isEqualTo(requests(workload, 1));
    assertThat(requests(workload, 1)).isNotEqualTo(requests(workload, 2));
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void noTwoChangesOfAllClientsAreTheSame(Workload workload) {
    var changes =
        IntStream.range(0, 3)
            .boxed()
            .flatMap(client -> requests(workload, client).stream())
            .filter(request -> !request.isRead())
            .toList();
    assertThat(changes).hasSizeGreaterThan(1_500);
    assertThat(changes).extracting(Request::body).doesNotHaveDuplicates();
    assertThat(changes).extracting(Request::value).doesNotHaveDuplicates();
    assertThat(changes).extracting(Request::idempotencyKey).doesNotHaveDuplicates();
  }

  @Test
  void keysAndReadsHaveTheirShare() {
    var requests = requests(new RegisterWorkload(), 0);
    assertThat(requests).extracting(Request::key).containsAll(SETTINGS.allKeys());
    assertThat(requests.stream().filter(Request::isRead).count()).isBetween(350L, 450L);
  }

  @Test
  void requestsAreThoseOfTheHttpInterface() {
    assertThat(change(new AppendWorkload()).path())
        .endsWith("/append")
        .startsWith("/v1/entities/ledger-list/run-");
    assertThat(change(new AppendWorkload()).body()).isEqualTo("{\"element\":\"e1\"}");
    assertThat(change(new RegisterWorkload()).path()).startsWith("/v1/entities/document/run-");
    assertThat(change(new RegisterWorkload()).body()).isEqualTo("{\"value\":\"v1\"}");
    assertThat(change(new CounterWorkload()).path()).startsWith("/v1/entities/counter/run-");
    assertThat(change(new CounterWorkload()).body()).isEqualTo("{\"amount\":1}");
    assertThat(change(new CounterWorkload()).idempotencyKey()).isEqualTo("run-7-1");
    var last = new Generator(new CounterWorkload(), SETTINGS, 0).finalRead("run-3");
    assertThat(last.path()).isEqualTo("/v1/entities/counter/run-3");
    assertThat(last.kind()).isEqualTo(Kind.FINAL_READ);
  }

  @Test
  void badSettingsAreRefused() {
    assertThatThrownBy(() -> new Generator.Settings(1, "run", 5, 3, Double.NaN))
        .hasMessage("keys and clients must be >= 1 and reads 0..1, were 5, 3 and NaN");
  }

  private static Request change(Workload workload) {
    var settings = new Generator.Settings(7, "run", 5, 1, 0);
    return new Generator(workload, settings, 0).next();
  }

  private static List<Request> requests(Workload workload, int client) {
    var generator = new Generator(workload, SETTINGS, client);
    return Stream.generate(generator::next).limit(1_000).toList();
  }
}
