package io.evenkeel.core.runtime.service;

import akka.cluster.ddata.Key;
import akka.cluster.ddata.LWWMap;
import akka.cluster.ddata.LWWMapKey;
import io.evenkeel.core.service.InstanceKey;
import io.evenkeel.core.service.Registration;
import java.util.HashMap;
import java.util.Map;

/** The parts that the registry of instances is replicated in. */
final class Buckets {

  private static final String PREFIX = "evenkeel-instances-";

  private Buckets() {}

  static Key<LWWMap<String, Registration>> key(int bucket) {
    return LWWMapKey.create(PREFIX + bucket);
  }

  /** The bucket that a key stands for. */
  static int of(Key<LWWMap<String, Registration>> key) {
    return Integer.parseInt(key.id().substring(PREFIX.length()));
  }

  static Map<InstanceKey, Registration> entries(LWWMap<String, Registration> map) {
    var entries = new HashMap<InstanceKey, Registration>();
    map.getEntries().forEach((text, its) -> entries.put(InstanceKey.parse(text), its));
    return entries;
  }
}
