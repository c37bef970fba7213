package io.evenkeel.core.testkit;

import io.evenkeel.core.EntityType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a complete set of samples has to cover.
 *
 * @param commands payload classes by name
 * @param events payload classes by name
 */
record Samples(String type, Map<String, Class<?>> commands, Map<String, Class<?>> events) {

  static Samples of(EntityType<?> type) {
    var commands = new LinkedHashMap<String, Class<?>>();
    type.commands().forEach((name, handler) -> commands.put(name, handler.payload()));
    var events = new LinkedHashMap<String, Class<?>>();
    type.events().forEach((name, handler) -> events.put(name, handler.payload()));
    return new Samples(type.toString(), commands, events);
  }

  void verify(List<Object> samples) {
    var missing = new TreeSet<String>();
    commands.keySet().forEach(name -> missing.add("command '" + name + "'"));
    events.keySet().forEach(name -> missing.add("event '" + name + "'"));
    for (var sample : samples) {
      if (!verifyOne(sample, missing)) {
        throw new AssertionError(type + " has no command or event of " + sample.getClass());
      }
    }
    if (!missing.isEmpty()) {
      throw new AssertionError(type + " needs a sample of each of " + missing);
    }
  }

  private boolean verifyOne(Object sample, TreeSet<String> missing) {
    var commandNames = names(commands, sample);
    var eventNames = names(events, sample);
    commandNames.forEach(name -> RoundTrip.ofCommand(name, sample));
    eventNames.forEach(name -> RoundTrip.ofEvent(name, sample));
    commandNames.forEach(name -> missing.remove("command '" + name + "'"));
    eventNames.forEach(name -> missing.remove("event '" + name + "'"));
    return !commandNames.isEmpty() || !eventNames.isEmpty();
  }

  private static List<String> names(Map<String, Class<?>> payloads, Object sample) {
    return payloads.entrySet().stream()
        .filter(entry -> entry.getValue() == sample.getClass())
        .map(Map.Entry::getKey)
        .toList();
  }
}
