package io.evenkeel.http.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands that ask a running cluster have in common. */
@Command(mixinStandardHelpOptions = true, showDefaultValues = true)
abstract class ClusterCommand implements Callable<Integer> {

  @Option(names = "--url", paramLabel = "URL", description = "Any node of the cluster.")
  private String url = "http://127.0.0.1:8080";

  @Option(names = "--json", description = "Print the answer as JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  /** Asks the cluster. */
  abstract JsonNode ask(ClusterClient cluster);

  /** Prints the answer for a person. */
  abstract void print(JsonNode answer, PrintWriter out);

  @Override
  public Integer call() {
    var answer = ask(new ClusterClient(url));
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(answer.toPrettyString());
    } else {
      print(answer, out);
    }
    out.flush();
    return 0;
  }
}
