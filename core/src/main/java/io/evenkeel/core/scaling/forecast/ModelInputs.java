package io.evenkeel.core.scaling.forecast;

/**
 * What a learned model sees: the last steps one by one, means and peaks of the blocks before, how
 * it went on at the same moment of the last seven days, and where in day and week it is. All in
 * logarithms, relative to the present level and by how much the load varies now (instance
 * normalisation; Kim et al., ICLR 2022), so that one model serves loads of any size. Keeps what it
 * computed last; not thread-safe.
 */
public final class ModelInputs {

  private static final int FINE = 32;
  private static final int BLOCKS = 24;
  private static final int BLOCK = 8;
  private static final int DAYS = 7;
  private static final int A_DAY = 4;
  private static final int HARMONICS = 2;
  private static final int LEVEL = 4;
  private static final int AROUND = 15;
  private static final double LEAST_SPREAD = 0.02;
  private static final double MOST = 8;

  /** How many there are. */
  public static final int COUNT = FINE + 2 * BLOCKS + A_DAY * DAYS + 4 * HARMONICS + 2;

  /** Steps that must be remembered before. */
  public static final int STEPS = BLOCKS * BLOCK + LEVEL;

  private final float[] values = new float[COUNT];
  private int next;
  private double level;
  private double spread = 1;
  private double floor = 1;

  /**
   * Computes them for a step.
   *
   * @param back from the newest step of {@code loads}; what is newer than that is not looked at
   * @param ahead steps whose greatest load is to be forecast
   */
  public void at(RecentLoads loads, int back, int season, int ahead) {
    next = 0;
    floor = loads.floor(back);
    level = Math.log(loads.mean(back, LEVEL) + floor);
    spread = LEAST_SPREAD;
    for (int i = 0; i < FINE; i++) {
      spread += Math.abs(log(loads.at(back + i)) - level) / FINE;
    }
    for (int i = 0; i < FINE; i++) {
      put(log(loads.at(back + i)) - level);
    }
    for (int i = 0; i < BLOCKS; i++) {
      int from = back + i * BLOCK;
      put(log(loads.mean(from, BLOCK)) - level);
      put(log(loads.max(from, BLOCK)) - level);
    }
    for (int day = 1; day <= DAYS; day++) {
      earlier(loads, back, day * season, ahead);
    }
    calendar(loads.number(back), season);
    values[next++] = (float) Math.log(spread);
    values[next++] = (float) (level - log(loads.usual(back)));
  }

  private void earlier(RecentLoads loads, int back, int lag, int ahead) {
    int then = back + lag;
    if (lag <= Math.max(ahead, AROUND) || then + AROUND >= loads.size()) {
      next += A_DAY;
      values[next - A_DAY] = 0;
      values[next - 3] = 0;
      values[next - 2] = 0;
      values[next - 1] = 0;
      return;
    }
    double before = log(loads.mean(then, AROUND));
    put(log(loads.max(then - ahead, ahead)) - level);
    put(log(loads.mean(then - AROUND, AROUND)) - before);
    put(before - level);
    values[next++] = 1;
  }

  private void calendar(long number, int season) {
    for (int i = 1; i <= HARMONICS; i++) {
      wave(number, season, i);
      wave(number, season * DAYS, i);
    }
  }

  private void wave(long number, int length, int harmonic) {
    double angle = length == 0 ? 0 : 2 * Math.PI * harmonic * ((double) (number % length) / length);
    values[next++] = length == 0 ? 0 : (float) Math.sin(angle);
    values[next++] = length == 0 ? 0 : (float) Math.cos(angle);
  }

  private void put(double difference) {
    values[next++] = (float) Math.max(-MOST, Math.min(MOST, difference / spread));
  }

  private double log(double load) {
    return Math.log(Math.max(0, load) + floor);
  }

  /** The inputs; overwritten by the next step. */
  public float[] values() {
    return values;
  }

  /** A load in the scale of the model. */
  public double scaled(double load) {
    return (log(load) - level) / spread;
  }

  /** What a load is in the scale of the model, as a load. */
  public double load(double scaled) {
    return Math.max(0, Math.exp(level + spread * scaled) - floor);
  }

  /** How many units of the load one of the model's scale is, about, by what is usual. */
  public double weight(RecentLoads loads, int back) {
    return spread * Math.exp(level) / (loads.usual(back) + floor);
  }
}
