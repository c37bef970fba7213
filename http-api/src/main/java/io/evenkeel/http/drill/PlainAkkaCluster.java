package io.evenkeel.http.drill;

import io.evenkeel.core.view.TimelineEntry;
import io.evenkeel.http.bench.load.Request;
import io.evenkeel.http.standalone.Pause;
import io.evenkeel.http.standalone.PlainAkkaNodes;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Nodes of the plain Akka program. They know no idempotency keys: what a client sends again, as it
 * got no answer, is done twice when both arrive. Each command adds 1, so a counter's value tells
 * how many took effect.
 */
final class PlainAkkaCluster implements DrilledCluster {

  private static final long EVERY_MILLIS = 500;
  private static final int ATTEMPTS = 360;

  private final PlainAkkaNodes nodes;
  private PlainAkkaView view = PlainAkkaView.NONE;

  /** Of running nodes. */
  PlainAkkaCluster(PlainAkkaNodes nodes) {
    this.nodes = nodes;
  }

  @Override
  public List<Member> members() {
    return await(nodes.urls().size(), URI.create(nodes.urls().get(0)));
  }

  @Override
  public Fault fault(DrillKind kind, Member victim, List<Member> members) {
    return Faults.ofProcess(kind, nodes.process(victim.index()), victim);
  }

  @Override
  public Request request(CounterCommand command) {
    return Request.post(command.id(), path(command.id()) + "/add", "{\"amount\":1}", command.key());
  }

  @Override
  public String add(URI node, CounterCommand command) {
    var http = new PatientHttp(node);
    http.send(http.post(request(command)));
    if (view.ownerOf(command.id()).isEmpty()) {
      view = look(node);
    }
    return view.ownerOf(command.id()).orElse("");
  }

  @Override
  public Set<String> livingOn(Member member, Set<String> ids, URI node) {
    view = look(node);
    var owned = new HashSet<>(ids);
    owned.removeIf(id -> !view.ownerOf(id).filter(member.url()::equals).isPresent());
    return owned;
  }

  @Override
  public List<TimelineEntry> timeline(List<URI> survivors, long sinceEpochMillis) {
    return List.of();
  }

  @Override
  public String shard(String id) {
    return view.shard(id);
  }

  /** A node that was hit starts anew, whatever has become of it. */
  @Override
  public void awaitAll(int count, Member victim, URI survivor) {
    nodes.startAgain(victim.index());
    var unused = await(count, survivor);
  }

  @Override
  public ExactlyOnce verify(Ledger ledger, String id, URI node) {
    var http = new PatientHttp(node);
    return ledger.checkCount(id, http.json(http.get(path(id))).path("value").asLong());
  }

  private List<Member> await(int count, URI node) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      view = look(node);
      var members = view.members();
      if (members.size() == count && members.stream().allMatch(Member::sound)) {
        return members;
      }
      Pause.millis(EVERY_MILLIS);
    }
    throw new DrillFailed("not all " + count + " nodes of plain Akka are members");
  }

  private PlainAkkaView look(URI node) {
    var http = new PatientHttp(node);
    return PlainAkkaView.of(http.json(http.get("/cluster")), nodes::index, nodes.urls());
  }

  private static String path(String id) {
    return "/counters/" + id;
  }
}
