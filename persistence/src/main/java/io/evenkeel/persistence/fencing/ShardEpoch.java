package io.evenkeel.persistence.fencing;

/**
 * What the row of a shard's lease says to the one who takes it.
 *
 * @param number grows by one with each take-over, from 1
 * @param cleanSince all epochs from this one up to the last were handed over cleanly, that is, no
 *     write of theirs was in doubt; equal to {@code number} if the one before was not
 */
public record ShardEpoch(long number, long cleanSince) {

  /** Of a shard nobody ever had under the fence; says nothing good of what was before. */
  public static final ShardEpoch FIRST = new ShardEpoch(1, 1);

  public ShardEpoch {
    if (cleanSince < 1 || cleanSince > number) {
      throw new IllegalArgumentException(
          "cleanSince must be from 1 to number " + number + ", was " + cleanSince);
    }
  }

  /**
   * What the next owner writes, if this row is still in place.
   *
   * @param handedOverCleanly whether the owner said in the row that it has stopped for good and
   *     that {@link UncleanStops#none} held then; false if it did not say
   */
  public ShardEpoch next(boolean handedOverCleanly) {
    return new ShardEpoch(number + 1, handedOverCleanly ? cleanSince : number + 1);
  }
}
