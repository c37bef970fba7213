package io.evenkeel.sharding.runtime;

import akka.persistence.testkit.JournalOperation;
import akka.persistence.testkit.ProcessingPolicy;
import akka.persistence.testkit.ProcessingResult;
import akka.persistence.testkit.ProcessingSuccess;
import akka.persistence.testkit.StorageFailure;
import akka.persistence.testkit.WriteEvents;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds the first write back until it is told how it ends; all other operations succeed. */
final class GatedJournal implements ProcessingPolicy<JournalOperation> {

  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile ProcessingResult result = ProcessingSuccess.getInstance();

  @Override
  public ProcessingResult tryProcess(String persistenceId, JournalOperation operation) {
    if (!(operation instanceof WriteEvents) || reached.getCount() == 0) {
      return ProcessingSuccess.getInstance();
    }
    reached.countDown();
    await(released);
    return result;
  }

  void awaitWrite() {
    await(reached);
  }

  void succeed() {
    released.countDown();
  }

  void fail() {
    result = StorageFailure.create();
    released.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new AssertionError("nothing came");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
