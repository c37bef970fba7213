package io.evenkeel.http.drill;

import java.util.Random;
import java.util.function.Function;

/** Opens the counters of a drill: enough on the node that will be hit, and some elsewhere. */
final class Opening {

  /** Counters tried until enough of them live where they should. */
  private static final int TRIES_PER_ENTITY = 40;

  private final DrillSettings settings;
  private int there;
  private int elsewhere;

  private Opening(DrillSettings settings) {
    this.settings = settings;
  }

  /**
   * Writes the first command of each counter, so that its shard has a home; blocks until all are
   * answered.
   *
   * @param add carries a command out and says the URL of the counter's owner
   * @throws DrillFailed when not enough counters live on the victim, or elsewhere
   */
  static String fill(
      Ledger ledger, DrillSettings settings, Function<CounterCommand, String> add, Member victim) {
    return new Opening(settings).fill(ledger, add, victim);
  }

  private String fill(Ledger ledger, Function<CounterCommand, String> add, Member victim) {
    var run = "drill-" + Long.toString(System.currentTimeMillis(), 36) + "-";
    int tries = TRIES_PER_ENTITY * (settings.entities() + settings.control());
    for (int i = 0; i < tries && !isEnough(); i++) {
      var id = run + i;
      if (isWanted(add.apply(new CounterCommand(id, 1)).equals(victim.url()))) {
        ledger.open(id);
      }
    }
    var found = "%d counters on node-%d, %d elsewhere".formatted(there, victim.index(), elsewhere);
    if (!isEnough()) {
      throw new DrillFailed("of %d counters there are only %s".formatted(tries, found));
    }
    ledger.shuffle(new Random(settings.seed()));
    return found;
  }

  private boolean isEnough() {
    return there >= settings.entities() && elsewhere >= settings.control();
  }

  private boolean isWanted(boolean onVictim) {
    return onVictim
        ? there < settings.entities() && ++there > 0
        : elsewhere < settings.control() && ++elsewhere > 0;
  }
}
