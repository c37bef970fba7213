package io.evenkeel.http.drill.junit;

import io.evenkeel.http.drill.DrillKind;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a drill before a test method, which gets what was found as its parameter:
 *
 * <pre>
 * &#64;Test
 * &#64;FailoverDrill(kind = DrillKind.KILL, nodes = 3, maxGapMillis = 15_000)
 * void aKilledNodeIsReplaced(DrillResult result) {
 *   assertThat(result.budget().decide()).isLessThan(6_000);
 * }
 * </pre>
 *
 * The method fails when an acknowledged command was lost or done twice, when an entity gave no good
 * reply any more, and when a gap was longer than allowed. It takes about a minute.
 *
 * <p>The nodes are processes on this machine with the class path of the test, so the applications
 * under test run in them; tests with the same number of nodes and the same jars share a cluster,
 * which ends with the last test. Needs the jars of Cassandra: the system property {@code
 * launcher.cassandra.lib} names their folder.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Tag("failover-drill")
@ExtendWith(FailoverDrillExtension.class)
public @interface FailoverDrill {

  /** What is broken. */
  DrillKind kind() default DrillKind.KILL;

  /** Nodes of the cluster, 2 to 20. */
  int nodes() default 3;

  /** Whether the oldest node is hit, which hosts the coordinators. */
  boolean oldest() default false;

  /** The longest gap allowed of an entity that lived on the node that was hit, in milliseconds. */
  long maxGapMillis() default Long.MAX_VALUE;

  /** Commands a second, 1 to 10000. */
  int ratePerSecond() default 100;

  /** Counters on the node that is hit, 1 to 1000. */
  int entities() default 20;

  /** Jars with applications that are not on the class path. */
  String[] apps() default {};
}
