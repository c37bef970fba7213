package io.evenkeel.http.scaling.driver;

/** A process and all that it has started. */
final class ProcessTree {

  private ProcessTree() {}

  /**
   * Ends it by force, the parent before its children, so that it cannot start others in their
   * place. What has left the tree, as a daemon does, lives on.
   */
  static void end(ProcessHandle process) {
    var children = process.children().toList();
    process.destroyForcibly();
    children.forEach(ProcessTree::end);
  }
}
