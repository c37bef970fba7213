package io.evenkeel.core.scaling.forecast;

/**
 * The loads of the newest steps, with sums, so that a mean over any part of them costs the same.
 * Steps are counted back from the newest one, which is 0. Not thread-safe; {@link #copy} is for
 * another thread.
 */
public final class RecentLoads {

  private static final int USUAL_STEPS = 5_760;
  private static final double FLOOR_SHARE = 0.1;
  private static final double LEAST_FLOOR = 1e-9;
  private static final int LEAST_SEASON = 12;
  private static final double LIKENESS = 0.3;
  private static final int RECENT = 60;
  private static final double MOST_TIMES = 5;
  private static final double DAY_SECONDS = 86_400;
  private static final int DAYS = 28;

  private final int room;
  private double[] loads;
  private double[] sums;
  private final long first;
  private long count;
  private double sum;

  /**
   * An empty one.
   *
   * @param room steps that are remembered, at least 2
   * @param first number of the first step by a clock that those who compare histories agree on
   */
  public RecentLoads(int room, long first) {
    this.room = room;
    this.loads = new double[Math.min(room, Room.FIRST)];
    this.sums = new double[loads.length];
    this.first = first;
  }

  /** An empty one with room for 28 days, or for as many steps as 28 days of minutes are. */
  public static RecentLoads ofSteps(double seconds, long first) {
    double most = DAYS * DAY_SECONDS / Math.min(60, seconds);
    return new RecentLoads((int) most + 1, first);
  }

  private RecentLoads(RecentLoads from) {
    room = from.room;
    loads = from.loads.clone();
    sums = from.sums.clone();
    first = from.first;
    count = from.count;
    sum = from.sum;
  }

  /** As it is now. */
  public RecentLoads copy() {
    return new RecentLoads(this);
  }

  /** A step is over. */
  public void add(double load) {
    loads = Room.forOneMore(loads, count, room);
    sums = Room.forOneMore(sums, count, room);
    int at = (int) (count++ % loads.length);
    sum += load;
    loads[at] = load;
    sums[at] = sum;
  }

  /** How many steps are remembered. */
  public int size() {
    return (int) Math.min(count, loads.length);
  }

  /** How many steps there have been. */
  public long count() {
    return count;
  }

  /** The number of a step by the clock. */
  public long number(int back) {
    return first + count - 1 - back;
  }

  /** The load of a step, 0 to below {@link #size} back. */
  public double at(int back) {
    return loads[index(back)];
  }

  /** The mean of some steps, from {@code back} to older ones; all of them before the oldest. */
  public double mean(int back, int steps) {
    return (sums[index(back)] - sums[index(back + steps)]) / steps;
  }

  /** The greatest load of some steps, from {@code back} to older ones. */
  public double max(int back, int steps) {
    double most = at(back);
    for (int i = 1; i < steps; i++) {
      most = Math.max(most, at(back + i));
    }
    return most;
  }

  /** What is usual at a step: the mean of what was before it, as far as it is remembered. */
  public double usual(int back) {
    int steps = Math.min(USUAL_STEPS, size() - 1 - back);
    return steps < 1 ? at(back) : mean(back, steps);
  }

  /**
   * What is added to loads before logarithms are taken, so that nothing is as good as hardly
   * anything: a part of what is usual.
   */
  public double floor(int back) {
    return Math.max(LEAST_FLOOR, FLOOR_SHARE * usual(back));
  }

  /**
   * More than that is not to be believed of the next steps: so many times what there was of late.
   */
  public double credible() {
    return MOST_TIMES * (usual(0) + floor(0) + max(0, Math.min(size(), RECENT)));
  }

  /**
   * The length of a season in steps, as the load itself shows it.
   *
   * @param block steps that are taken together, and what the length is a multiple of
   * @param most blocks that are looked at
   * @return 0 for none
   */
  public int season(int block, int most) {
    int blocks = Math.min((size() - 1) / block, most);
    if (blocks < 2 * LEAST_SEASON) {
      return 0;
    }
    double floor = floor(0);
    var means = new double[blocks];
    for (int i = 0; i < blocks; i++) {
      means[i] = Math.log(Math.max(0, mean((blocks - 1 - i) * block, block)) + floor);
    }
    return block * Season.find(means, LEAST_SEASON, blocks, LIKENESS);
  }

  private int index(int back) {
    return (int) ((count - 1 - back) % loads.length);
  }
}
