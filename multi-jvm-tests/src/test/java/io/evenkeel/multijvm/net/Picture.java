package io.evenkeel.multijvm.net;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A network drawn as text; node {@code A} is number 0.
 *
 * <pre>
 * {A, B} | {C, D, E}     nothing passes between the two sides
 * {A, B} |> {C, D, E}    nothing that A or B sends reaches C, D or E; their messages reach A and B
 * {A} | {B}              A and B do not reach each other, all others reach both
 * {A} | {B} | {C, D}     nothing passes between any two of the three sides
 * </pre>
 *
 * <p>A node that is not drawn reaches all nodes and is reached by all.
 *
 * @param sides from left to right, with no node in common
 * @param links that are cut
 */
public record Picture(List<Set<Integer>> sides, Set<Link> links) {

  private static final Pattern SIDE = Pattern.compile("\\{\\s*[A-Z](\\s*,\\s*[A-Z])*\\s*}");
  private static final Pattern WALL = Pattern.compile("\\|>?");
  private static final String ONE_WAY = "|>";

  /** Copies what it is given. */
  public Picture {
    sides = List.copyOf(sides);
    links = Set.copyOf(links);
  }

  /**
   * Reads a drawing.
   *
   * @throws IllegalArgumentException if it is none, or a node is on two sides
   */
  public static Picture of(String drawing) {
    var walls = WALL.matcher(drawing).results().map(found -> found.group()).toList();
    var sides = new ArrayList<Set<Integer>>();
    for (var side : WALL.split(drawing, -1)) {
      sides.add(side(drawing, side.strip()));
    }
    if (walls.isEmpty() || sides.stream().mapToInt(Set::size).sum() != union(sides).size()) {
      throw new IllegalArgumentException(
          "a drawing has two sides or more with no node in common, was '" + drawing + "'");
    }
    return new Picture(sides, links(sides, walls));
  }

  /** The number of a node's letter. */
  public static int node(char letter) {
    return letter - 'A';
  }

  /** The numbers of letters without anything in between, as {@code "ACD"}. */
  public static Set<Integer> nodes(String letters) {
    var nodes = new LinkedHashSet<Integer>();
    letters.chars().forEach(letter -> nodes.add(node((char) letter)));
    return nodes;
  }

  private static Set<Integer> side(String drawing, String text) {
    if (!SIDE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a side is drawn as {A, B}, was '" + text + "' in '" + drawing + "'");
    }
    return nodes(text.replaceAll("[^A-Z]", ""));
  }

  /** A wall that lets one way pass stands between its two neighbours, a full one between all. */
  private static Set<Link> links(List<Set<Integer>> sides, List<String> walls) {
    var links = new HashSet<Link>();
    for (int left = 0; left < sides.size(); left++) {
      for (int right = left + 1; right < sides.size(); right++) {
        links.addAll(Link.oneWay(sides.get(left), sides.get(right)));
        if (!walls.subList(left, right).contains(ONE_WAY)) {
          links.addAll(Link.oneWay(sides.get(right), sides.get(left)));
        }
      }
    }
    return links;
  }

  private static Set<Integer> union(Collection<Set<Integer>> sides) {
    var union = new HashSet<Integer>();
    sides.forEach(union::addAll);
    return union;
  }
}
