package io.evenkeel.multijvm.faults.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import io.evenkeel.core.json.Json;
import io.evenkeel.multijvm.faults.checker.Anomaly;
import io.evenkeel.multijvm.faults.checker.AppendSet;
import io.evenkeel.multijvm.faults.checker.Counter;
import io.evenkeel.multijvm.faults.checker.Register;
import io.evenkeel.multijvm.faults.checker.Verdict;
import io.evenkeel.multijvm.faults.history.History;
import io.evenkeel.multijvm.faults.history.Kind;
import io.evenkeel.multijvm.faults.history.Outcome;
import io.evenkeel.multijvm.faults.history.Recorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sessions, a cluster that fails, a history, a checker: all but the cluster are the real ones. */
class WholeRunTest {

  private static final int CLIENTS = 4;

  static LongStream seeds() {
    return LongStream.range(0, 25);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aClusterThatRemembersItsKeysPasses(long seed) {
    assertThat(AppendSet.check(run(new AppendWorkload(), seed, false)))
        .isEqualTo(new Verdict.Valid());
    assertThat(Register.check(run(new RegisterWorkload(), seed, false), NullNode.getInstance()))
        .isEqualTo(new Verdict.Valid());
    var counter = run(new CounterWorkload(), seed, false);
    assertThat(counter.outcomes()).containsOnlyKeys(Outcome.values());
    assertThat(Counter.check(counter)).isEqualTo(new Verdict.Valid());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aClusterThatForgetsItsKeysIsFound(long seed) {
    assertThat(anomalies(AppendSet.check(run(new AppendWorkload(), seed, true))))
        .contains(Anomaly.DUPLICATE);
    assertThat(anomalies(Counter.check(run(new CounterWorkload(), seed, true))))
        .contains(Anomaly.DUPLICATE);
  }

  private static Iterable<Anomaly> anomalies(Verdict verdict) {
    return ((Verdict.Invalid) verdict).anomalies();
  }

  private static History run(Workload workload, long seed, boolean forgetful) {
    var settings = new Generator.Settings(seed, "run", 3, CLIENTS, 0.3);
    var recorder = new Recorder(new AtomicLong()::incrementAndGet, 1_000);
    var cluster = new FakeCluster(workload, new Random(seed), forgetful);
    var retries = new Session.Retries(2, attempt -> {});
    List<Session> sessions = new ArrayList<>();
    List<Generator> generators = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      sessions.add(new Session(workload, cluster, recorder, retries, i, CLIENTS));
      generators.add(new Generator(workload, settings, i));
    }
    for (int i = 0; i < 600; i++) {
      sessions.get(i % CLIENTS).run(generators.get(i % CLIENTS).next());
    }
    settings.allKeys().forEach(key -> finalRead(recorder, workload, cluster, key));
    return recorder.history();
  }

  private static void finalRead(
      Recorder recorder, Workload workload, FakeCluster cluster, String key) {
    var done = cluster.done(key);
    var value =
        switch (workload.kind()) {
          case APPEND -> Json.toTree(done);
          case WRITE -> done.isEmpty() ? workload.initial() : done.get(done.size() - 1);
          default ->
              Json.toTree(
                  Map.of(
                      "value",
                      FakeCluster.sum(done),
                      "amounts",
                      done.stream().map(add -> add.path("amount")).toList()));
        };
    var read = recorder.invoke(-1, Kind.FINAL_READ, key, NullNode.getInstance());
    recorder.complete(read, value, Outcome.OK);
  }
}
