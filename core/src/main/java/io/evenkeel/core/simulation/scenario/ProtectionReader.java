package io.evenkeel.core.simulation.scenario;

import io.evenkeel.core.protection.EjectionSettings;
import io.evenkeel.core.protection.GraySettings;
import io.evenkeel.core.protection.Panic;
import io.evenkeel.core.protection.ProtectionSettings;
import io.evenkeel.core.protection.SlowStart;

/** Makes protection of its section of a scenario file. */
final class ProtectionReader {

  private static final EjectionSettings EJECTION = EjectionSettings.DEFAULT;
  private static final GraySettings GRAY = GraySettings.DEFAULT;

  private ProtectionReader() {}

  static ProtectionSettings read(Keys keys) {
    boolean ejection = isOn(keys, "ejection");
    boolean start = isOn(keys, "slow-start");
    var panic = new Panic(keys.number("panic-below", Panic.DEFAULT.leastHealthy(), 0, 1));
    var ejected = ejection(keys);
    var comeback = window(keys, "return-window", SlowStart.RETURN);
    var fresh = window(keys, "slow-start-window", SlowStart.NEW);
    return new ProtectionSettings(ejection ? ejected : null, panic, start ? fresh : null, comeback);
  }

  private static boolean isOn(Keys keys, String key) {
    return keys.oneOf(key, "off", "on", "off").equals("on");
  }

  private static SlowStart window(Keys keys, String key, SlowStart byDefault) {
    long nanos = keys.duration(key, byDefault.windowNanos(), 0);
    return new SlowStart(nanos, byDefault.least(), byDefault.aggression());
  }

  private static EjectionSettings ejection(Keys keys) {
    return new EjectionSettings(
        keys.whole("consecutive-failures", EJECTION.consecutiveFailures(), 1, 1_000),
        keys.duration("interval", EJECTION.intervalNanos(), 1),
        keys.number("deviations", EJECTION.deviations(), 0.001, 1_000),
        keys.whole("rate-volume", EJECTION.rateVolume(), 1, 1_000_000),
        keys.whole("rate-instances", EJECTION.rateInstances(), 1, 1_000),
        keys.number("failure-share", EJECTION.failureShare(), 0, 1),
        keys.whole("failure-volume", EJECTION.failureVolume(), 1, 1_000_000),
        keys.whole("failure-instances", EJECTION.failureInstances(), 1, 1_000),
        keys.duration("ejection-time", EJECTION.baseNanos(), 0),
        keys.duration("most-ejection-time", EJECTION.maxNanos(), 0),
        keys.number("most-ejected", EJECTION.mostEjected(), 0, 1),
        gray(keys));
  }

  private static GraySettings gray(Keys keys) {
    long base = keys.duration("slow-ejection-time", GRAY.baseNanos(), 0);
    return new GraySettings(
        keys.number("slow-factor", GRAY.factor(), 1.001, 1e6),
        keys.whole("slow-score", GRAY.score(), 1, 1_000),
        keys.whole("slow-instances", GRAY.leastInstances(), 2, 1_000),
        keys.whole("slow-replies", GRAY.leastReplies(), 1, 1_000_000),
        keys.duration("slow-window", GRAY.windowNanos(), 1),
        keys.duration("slow-floor", GRAY.floorNanos(), 0),
        base,
        keys.duration("most-slow-ejection-time", Math.max(base, GRAY.maxNanos()), base));
  }
}
