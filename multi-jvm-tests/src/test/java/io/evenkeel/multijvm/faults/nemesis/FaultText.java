package io.evenkeel.multijvm.faults.nemesis;

import io.evenkeel.multijvm.faults.nemesis.Fault.CassandraDiskFull;
import io.evenkeel.multijvm.faults.nemesis.Fault.CassandraKill;
import io.evenkeel.multijvm.faults.nemesis.Fault.CassandraPause;
import io.evenkeel.multijvm.faults.nemesis.Fault.ClockShift;
import io.evenkeel.multijvm.faults.nemesis.Fault.Combination;
import io.evenkeel.multijvm.faults.nemesis.Fault.Isolate;
import io.evenkeel.multijvm.faults.nemesis.Fault.Kill;
import io.evenkeel.multijvm.faults.nemesis.Fault.LeaseEdit;
import io.evenkeel.multijvm.faults.nemesis.Fault.Loss;
import io.evenkeel.multijvm.faults.nemesis.Fault.OneWay;
import io.evenkeel.multijvm.faults.nemesis.Fault.Partition;
import io.evenkeel.multijvm.faults.nemesis.Fault.Pause;
import io.evenkeel.multijvm.faults.nemesis.Fault.Replace;
import io.evenkeel.multijvm.faults.nemesis.Fault.Terminate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Faults as one line of text: {@code kill 2}, {@code kill oldest}, {@code partition 0,1|2,3,4},
 * {@code one-way 0>1,2}, {@code loss 3 25}, {@code clock-shift 1 -3600000}, {@code kill 0 + loss 3
 * 25}.
 */
final class FaultText {

  private static final String AND = " + ";

  private FaultText() {}

  static String of(Fault fault) {
    if (fault instanceof Combination all) {
      return all.faults().stream().map(FaultText::of).collect(Collectors.joining(AND));
    } else if (fault instanceof Kill kill) {
      return "kill " + node(kill.node());
    } else if (fault instanceof Terminate terminate) {
      return "terminate " + node(terminate.node());
    } else if (fault instanceof Pause pause) {
      return "pause " + node(pause.node());
    } else if (fault instanceof Partition partition) {
      return "partition "
          + partition.sides().stream().map(FaultText::nodes).collect(Collectors.joining("|"));
    } else if (fault instanceof OneWay way) {
      return "one-way " + nodes(way.from()) + ">" + nodes(way.to());
    } else if (fault instanceof Isolate isolate) {
      return "isolate " + node(isolate.node());
    } else if (fault instanceof Loss loss) {
      return "loss " + node(loss.node()) + " " + loss.percent();
    } else if (fault instanceof CassandraPause pause) {
      return "cassandra-pause " + pause.node();
    } else if (fault instanceof CassandraKill kill) {
      return "cassandra-kill " + kill.node();
    } else if (fault instanceof CassandraDiskFull full) {
      return "cassandra-disk-full " + full.node();
    } else if (fault instanceof ClockShift shift) {
      return "clock-shift " + node(shift.node()) + " " + shift.millis();
    } else if (fault instanceof Replace replace) {
      return "replace " + node(replace.node());
    } else if (fault instanceof LeaseEdit edit) {
      return "leases " + edit.rows().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
    throw new AssertionError("unknown fault " + fault);
  }

  /**
   * Reads what {@link #of} wrote.
   *
   * @throws IllegalArgumentException when it is no fault
   */
  static Fault parse(String text) {
    var parts = text.split(" \\+ ", -1);
    return parts.length == 1
        ? simple(text)
        : new Combination(Arrays.stream(parts).map(FaultText::simple).toList());
  }

  private static Fault simple(String text) {
    var words = text.split(" ", -1);
    if (words.length < 2) {
      throw new IllegalArgumentException("a fault has a name and arguments, was '" + text + "'");
    }
    return switch (words[0]) {
      case "kill" -> new Kill(node(words[1]));
      case "terminate" -> new Terminate(node(words[1]));
      case "pause" -> new Pause(node(words[1]));
      case "partition" -> new Partition(sides(words[1], "\\|"));
      case "one-way" -> oneWay(sides(words[1], ">"), text);
      case "isolate" -> new Isolate(node(words[1]));
      case "loss" -> new Loss(node(words[1]), Integer.parseInt(third(words, text)));
      case "cassandra-pause" -> new CassandraPause(Integer.parseInt(words[1]));
      case "cassandra-kill" -> new CassandraKill(Integer.parseInt(words[1]));
      case "cassandra-disk-full" -> new CassandraDiskFull(Integer.parseInt(words[1]));
      case "replace" -> new Replace(node(words[1]));
      case "leases" ->
          new LeaseEdit(
              LeaseEdit.Rows.valueOf(words[1].toUpperCase(Locale.ROOT).replace('-', '_')));
      case "clock-shift" -> new ClockShift(node(words[1]), Long.parseLong(third(words, text)));
      default -> throw new IllegalArgumentException("there is no fault '" + words[0] + "'");
    };
  }

  private static OneWay oneWay(List<Set<Integer>> ends, String text) {
    if (ends.size() != 2) {
      throw new IllegalArgumentException("one-way has two ends, was '" + text + "'");
    }
    return new OneWay(ends.get(0), ends.get(1));
  }

  private static String third(String[] words, String text) {
    if (words.length != 3) {
      throw new IllegalArgumentException("there must be two arguments in '" + text + "'");
    }
    return words[2];
  }

  private static String node(int node) {
    return node == Fault.OLDEST ? "oldest" : Integer.toString(node);
  }

  private static int node(String text) {
    return text.equals("oldest") ? Fault.OLDEST : Integer.parseInt(text);
  }

  private static String nodes(Set<Integer> nodes) {
    return nodes.stream().sorted().map(FaultText::node).collect(Collectors.joining(","));
  }

  private static List<Set<Integer>> sides(String text, String separator) {
    return Arrays.stream(text.split(separator, -1)).map(FaultText::nodes).toList();
  }

  private static Set<Integer> nodes(String text) {
    return Arrays.stream(text.split(",", -1)).map(FaultText::node).collect(Collectors.toSet());
  }
}
