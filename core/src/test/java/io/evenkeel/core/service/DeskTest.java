package io.evenkeel.core.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.core.balancing.Call;
import io.evenkeel.core.balancing.CandidateBook;
import io.evenkeel.core.balancing.Strategies;
import io.evenkeel.core.balancing.StrategyKind;
import io.evenkeel.core.json.JsonText;
import io.evenkeel.core.protection.ProtectionSettings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeskTest {

  private final Desk desk =
      new Desk(
          new CandidateBook(1, 1e9),
          new SplittableRandom(1),
          Balancing.by("least-connections"),
          ProtectionSettings.NONE);

  @Test
  void withoutAnInstanceNothingIsPicked() {
    assertThat(desk.pick(Call.PLAIN, 0)).isEqualTo(-1);
    desk.instancesAre(List.of(instance("a", 1, false)), 0);
    assertThat(desk.pick(Call.PLAIN, 0)).isEqualTo(-1);
  }

  @Test
  void callsGoToWhoHasFewest() {
    desk.instancesAre(List.of(instance("a", 1, true), instance("b", 1, true)), 0);
    int first = send();
    int second = send();
    assertThat(second).isNotEqualTo(first);
    desk.replied(first, Call.PLAIN, 10, Optional.empty(), 10);
    assertThat(send()).isEqualTo(first);
  }

  @Test
  void anInstanceThatGoesKeepsItsSlotUntilItsLastCallIsSettled() {
    desk.instancesAre(List.of(instance("a", 1, true)), 0);
    int slot = send();
    desk.instancesAre(List.of(instance("b", 1, true)), 1);
    assertThat(desk.instance(slot).id()).isEqualTo("a");
    int other = send();
    assertThat(desk.instance(other).id()).isEqualTo("b");
    desk.failed(slot, Call.PLAIN, 10, Optional.empty(), 10);
    assertThat(desk.outstanding()).isEqualTo(1);
    desk.instancesAre(List.of(instance("b", 1, true), instance("c", 1, true)), 11);
    assertThat(desk.instance(slot).id()).isEqualTo("c");
  }

  @Test
  void anotherWeightKeepsTheCountOfCallsRight() {
    desk.instancesAre(List.of(instance("a", 1, true)), 0);
    int slot = send();
    desk.instancesAre(List.of(instance("a", 2, true)), 1);
    int heavier = send();
    assertThat(desk.instance(heavier).weight()).isEqualTo(2);
    desk.replied(slot, Call.PLAIN, 5, Optional.empty(), 5);
    desk.replied(heavier, Call.PLAIN, 5, Optional.empty(), 5);
    assertThat(desk.outstanding()).isZero();
  }

  @Test
  void aReportIsNotedWithItsAgeAndIsBelievedOnlyAsFarAsItCanBeTrue() {
    desk.instancesAre(List.of(instance("a", 1, true)), 0);
    int slot = send();
    var report = new LoadReport(7, 2, 9e12, 3, Double.NaN, 4_000_000);
    desk.replied(slot, Call.PLAIN, 6_000_000, Optional.of(report), 20_000_000);
    var load = desk.loads(20_000_000).get(0).reported().orElseThrow();
    assertThat(load.inFlight()).isEqualTo(7);
    assertThat(load.queued()).isEqualTo(2);
    assertThat(load.serviceMillis()).contains(6.0);
    assertThat(load.cost()).contains(3.0);
    assertThat(load.strain()).isEmpty();
    assertThat(load.ageMillis()).isEqualTo(4);
  }

  /** Of HTTP instances nobody knows what they run on. */
  @Test
  void anActorIsKnownForAsLongAsItsNodeAndAnHttpInstanceFromItsBegin() {
    var book = new CandidateBook(1, 1e9);
    var own =
        new Desk(
            book,
            new SplittableRandom(1),
            Balancing.by("least-connections"),
            ProtectionSettings.NONE);
    own.instancesAre(List.of(Instance.ofActor("n1-0", "n1")), 5);
    var all = Stream.of("n1-0", "n1-1").map(id -> Instance.ofActor(id, "n1"));
    var later = Stream.concat(all, Stream.of(Instance.ofActor("n2-0", "n2"))).toList();
    own.instancesAre(later, 70);
    assertThat(IntStream.range(0, 3).mapToLong(book::knownSince)).containsExactly(5L, 5L, 70L);
    own.instancesAre(Stream.concat(later.stream(), Stream.of(instance("a", 1, true))).toList(), 90);
    assertThat(book.knownSince(3)).isEqualTo(90);
  }

  static Stream<String> strategies() {
    return Strategies.all().stream().map(StrategyKind::name);
  }

  /** Instances come and go, calls fail and reply, and the strategy is changed in between. */
  @ParameterizedTest
  @MethodSource("strategies")
  void everyStrategyCanBeTakenLiveWhileInstancesComeAndGo(String strategy) {
    var random = new SplittableRandom(7);
    desk.balanceBy(Balancing.by("round-robin"));
    var open = new ArrayDeque<Integer>();
    int[] probes = new int[64];
    for (int step = 0; step < 3_000; step++) {
      long now = step * Duration.ofMillis(1).toNanos();
      if (step % 50 == 0) {
        desk.instancesAre(some(random), now);
      }
      if (step == 1_000) {
        desk.balanceBy(Balancing.by(strategy));
      }
      int slot =
          desk.pick(
              new ServiceCall(
                      "x",
                      JsonText.NULL,
                      Caller.NOBODY.withKey("k" + step % 9),
                      Duration.ofSeconds(1))
                  .visible(),
              now);
      if (slot >= 0) {
        desk.sent(slot, Call.PLAIN, now);
        open.add(slot);
        int asked = desk.probe(probes);
        for (int i = 0; i < asked; i++) {
          desk.probed(probes[i], desk.instance(probes[i]).id(), random.nextInt(5), 1e6, now);
        }
      }
      if (open.size() > 8 || slot < 0 && !open.isEmpty()) {
        settle(open.remove(), random, now);
      }
    }
    while (!open.isEmpty()) {
      settle(open.remove(), random, 4_000_000_000L);
    }
    assertThat(desk.outstanding()).isZero();
  }

  private static Call keyed(String key) {
    return new ServiceCall("x", JsonText.NULL, Caller.NOBODY.withKey(key), Duration.ofSeconds(1))
        .visible();
  }

  private void settle(int slot, SplittableRandom random, long now) {
    if (random.nextInt(10) == 0) {
      desk.failed(slot, Call.PLAIN, 1_000_000, Optional.empty(), now);
    } else {
      var report = new LoadReport(random.nextInt(9), 0, 1e6, Double.NaN, 0.1, 0);
      desk.replied(slot, Call.PLAIN, 2_000_000, Optional.of(report), now);
    }
  }

  private static List<Instance> some(SplittableRandom random) {
    return IntStream.range(0, random.nextInt(6))
        .mapToObj(
            i -> instance("i" + random.nextInt(8), 1 + random.nextInt(3), random.nextInt(5) > 0))
        .collect(Collectors.toMap(Instance::id, i -> i, (a, b) -> a))
        .values()
        .stream()
        .toList();
  }

  private int send() {
    int slot = desk.pick(Call.PLAIN, 0);
    desk.sent(slot, Call.PLAIN, 0);
    return slot;
  }

  private static Instance instance(String id, double weight, boolean healthy) {
    return new Instance(
        id, Instance.Kind.HTTP, "http://" + id + ":80", weight, "", Map.of(), "", healthy);
  }
}
