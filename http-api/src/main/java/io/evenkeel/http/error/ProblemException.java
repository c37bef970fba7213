package io.evenkeel.http.error;

/** Ends a request with a {@link Problem}. Not logged: it is an answer, not a defect. */
public final class ProblemException extends RuntimeException {

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
