package io.evenkeel.http.drill.junit;

import io.evenkeel.http.drill.Drill;
import io.evenkeel.http.drill.DrillResult;
import io.evenkeel.http.drill.DrillSettings;
import io.evenkeel.http.drill.Victim;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Carries out what {@link FailoverDrill} asks for. Used by JUnit. */
public final class FailoverDrillExtension
    implements BeforeTestExecutionCallback, ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(FailoverDrillExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == DrillResult.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return result(context);
  }

  @Override
  public void beforeTestExecution(ExtensionContext context) {
    var found = DrillCheck.problems(result(context), asked(context).maxGapMillis());
    if (!found.isEmpty()) {
      throw new AssertionError(String.join("; ", found));
    }
  }

  /** Of the one drill of this method. */
  private static DrillResult result(ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(DrillResult.class, type -> run(context), DrillResult.class);
  }

  private static DrillResult run(ExtensionContext context) {
    var asked = asked(context);
    var apps = Stream.of(asked.apps()).map(Path::of).toList();
    var cluster = cluster(context, asked.nodes(), apps);
    var settings =
        DrillSettings.of(asked.kind(), cluster.data(), cluster.url())
            .withVictim(new Victim(null, asked.oldest()))
            .withLoad(asked.ratePerSecond(), asked.entities());
    return Drill.run(settings, line -> context.publishReportEntry("drill", line), tick -> {});
  }

  /** One for all tests that want the same; JUnit closes it after the last of them. */
  private static DrillCluster cluster(ExtensionContext context, int nodes, List<Path> apps) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            List.of(nodes, apps), any -> DrillCluster.start(nodes, apps), DrillCluster.class);
  }

  private static FailoverDrill asked(ExtensionContext context) {
    return context.getRequiredTestMethod().getAnnotation(FailoverDrill.class);
  }
}
