package io.evenkeel.multijvm.faults.run;

import io.evenkeel.multijvm.faults.nemesis.Schedule;

/**
 * What is done in one run.
 *
 * @param row of the matrix in docs/failover.md, such as {@code 3 pause 10 s}
 * @param seed of what clients ask
 */
public record Setup(String row, long seed, Schedule schedule) {

  /** A run of faults as {@link Schedule#parse} takes them, without the line of the seed. */
  public static Setup of(String row, long seed, String steps) {
    return new Setup(row, seed, Schedule.parse("seed " + seed + "\n" + steps));
  }
}
