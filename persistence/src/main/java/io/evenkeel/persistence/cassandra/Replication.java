package io.evenkeel.persistence.cassandra;

import static io.evenkeel.persistence.cassandra.SettingChecks.require;

import com.typesafe.config.ConfigUtil;
import io.evenkeel.core.config.Section;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many copies of a row are kept, by datacenter; written once, when the keyspace is created.
 *
 * @param factors copies by datacenter, 1 to 9 each, at least one datacenter
 */
public record Replication(SortedMap<String, Integer> factors) {

  private static final String SECTION = "evenkeel.cassandra.replication";

  public Replication {
    factors = Collections.unmodifiableSortedMap(new TreeMap<>(factors));
    require(!factors.isEmpty(), SECTION + " must name a datacenter");
    factors.forEach(
        (datacenter, factor) ->
            require(
                factor >= 1 && factor <= 9,
                SECTION + " must be 1 to 9 copies in " + datacenter + ", was " + factor));
  }

  /** The same number of copies as the only datacenter there is. */
  public static Replication in(String datacenter, int factor) {
    return new Replication(new TreeMap<>(Map.of(datacenter, factor)));
  }

  /** Reads {@code factor} and {@code datacenters}; without the latter, {@code local} is the one. */
  static Replication from(Section section, String local) {
    var datacenters = new TreeMap<String, Integer>();
    var own = section.section("datacenters");
    section
        .keys("datacenters")
        .forEach(name -> datacenters.put(name, own.number(ConfigUtil.joinPath(name))));
    return datacenters.isEmpty()
        ? in(local, section.number("factor"))
        : new Replication(datacenters);
  }

  /** As the {@code replication} of a keyspace in CQL. */
  String cql() {
    return factors.entrySet().stream()
        .map(entry -> "'" + entry.getKey().replace("'", "''") + "': " + entry.getValue())
        .collect(Collectors.joining(", ", "{'class': 'NetworkTopologyStrategy', ", "}"));
  }
}
