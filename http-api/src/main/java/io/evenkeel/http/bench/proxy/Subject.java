package io.evenkeel.http.bench.proxy;

import io.evenkeel.http.bench.balancing.Contender;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that passes calls on to the back ends.
 *
 * @param urls of its routers, which know nothing of each other's calls
 * @param path before that of a call
 * @param ours whether it is compared with all that is not
 * @param prepare makes it ready for its next block, on the caller's thread; may block
 */
public record Subject(String name, List<URI> urls, String path, boolean ours, Runnable prepare) {

  public Subject {
    urls = List.copyOf(urls);
  }

  /**
   * All that are compared; makes the back ends known to our nodes, which blocks.
   *
   * @param nodes URLs of ours
   * @param strategies of ours, each a subject
   */
  public static List<Subject> all(
      List<String> nodes, List<Contender> strategies, Proxies proxies, List<BackEnd> backEnds) {
    var registration = new Registration(nodes.get(0));
    registration.register(backEnds);
    var urls = nodes.stream().map(URI::create).toList();
    var all = new ArrayList<Subject>();
    for (var one : strategies) {
      var path = "/v1/services/" + Registration.SERVICE + "/call";
      all.add(new Subject(one.label(), urls, path, true, () -> registration.choose(one)));
    }
    proxies.urls().forEach((name, its) -> all.add(new Subject(name, its, "", false, () -> {})));
    return all;
  }
}
