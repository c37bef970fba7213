package io.evenkeel.core.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Readings of a second each. */
class LoadMeanTest {

  private static final long SECOND = 1_000_000_000L;

  @Test
  void theMeanIsOverWhatWasSeenSince() {
    assertThat(mean(10, 20, 60).since(0).requestsPerSecond()).isEqualTo(40);
    assertThat(mean(10, 20, 60).since(10 * SECOND).requestsPerSecond()).isEqualTo(60);
  }

  @Test
  void ofASurgeCountsWhatIsNoChance() {
    assertThat(mean(200, 200, 1_000).surely(0).requestsPerSecond())
        .isEqualTo(1_000 - 3 * Math.sqrt(1_000), within(1e-9));
    assertThat(mean(200, 1_000, 1_000).surely(-1).requestsPerSecond())
        .isEqualTo(1_000 - 3 * Math.sqrt(2_000) / 2, within(1e-9));
  }

  @Test
  void whatMayBeChanceCountsByTheMeanOnly() {
    assertThat(mean(340, 340, 390).surely(0).requestsPerSecond()).isEqualTo(365);
    assertThat(mean(1_000, 1_000, 200).surely(0).requestsPerSecond()).isEqualTo(600);
    assertThat(mean(0, 0, 5).surely(0).requestsPerSecond()).isEqualTo(2.5);
  }

  @Test
  void oneReadingIsItsOwnMean() {
    assertThat(mean(70).surely(0).requestsPerSecond()).isEqualTo(70);
  }

  /** Read at 0, 1, 2, ... seconds. */
  private static LoadMean mean(double... perSecond) {
    var mean = new LoadMean();
    for (int second = 0; second < perSecond.length; second++) {
      mean.add(new LoadSnapshot(second * SECOND, 1, 0, perSecond[second], 0, 0, 0, 100));
    }
    return mean;
  }
}
