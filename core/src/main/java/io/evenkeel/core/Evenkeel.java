package io.evenkeel.core;

/**
 * The way in.
 *
 * <pre>{@code
 * EvenkeelNode node = Evenkeel.node("shop").with(new ShopApp()).start();
 * }</pre>
 */
public final class Evenkeel {

  private Evenkeel() {}

  /**
   * Starts to describe a node of the cluster {@code name}. Nothing runs until {@link
   * NodeBuilder#start()}.
   */
  public static NodeBuilder node(String name) {
    return new NodeBuilder(name);
  }
}
