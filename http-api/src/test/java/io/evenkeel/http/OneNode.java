package io.evenkeel.http;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link TestNode} with default settings, or a caller of it: one for all of them, as
 * starting one takes seconds. Each test uses entities of its own.
 */
public final class OneNode implements ParameterResolver {

  private record Shared(TestNode node) implements AutoCloseable {
    @Override
    public void close() {
      node.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    var type = parameter.getParameter().getType();
    return type == TestNode.class || type == HttpCaller.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var node =
        context
            .getRoot()
            .getStore(Namespace.create(OneNode.class))
            .getOrComputeIfAbsent(
                Shared.class, type -> new Shared(TestNode.start("")), Shared.class)
            .node();
    return parameter.getParameter().getType() == TestNode.class ? node : node.caller();
  }
}
