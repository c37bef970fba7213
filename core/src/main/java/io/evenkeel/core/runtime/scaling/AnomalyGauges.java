package io.evenkeel.core.runtime.scaling;

import io.evenkeel.core.view.AnomaliesView;

/** What is unusual, on the node whose controller watches; nothing elsewhere. Thread-safe. */
public final class AnomalyGauges {

  private volatile AnomaliesView view = AnomaliesView.NONE;

  void are(AnomaliesView now) {
    view = now;
  }

  public AnomaliesView now() {
    return view;
  }
}
