package org.reliefspan.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.reliefspan.report.chart.PathwayPicture.Arrow;
import org.reliefspan.report.chart.PathwayPicture.Box;

/**
 * Places states in columns by their distance from the start (Sugiyama, Tagawa and Toda 1981, doi
 * 10.1109/TSMC.1981.4308636): links that pass a column have a place of their own in it, columns are
 * ordered by the mean place of neighbours.
 */
final class PictureLayout {
  private static final double LETTER = 7.2;
  private static final double SMALL_LETTER = 6.1;
  private static final int MARGIN = 14;
  private static final int APART = 34;
  private static final int LANE = 22;
  private static final int HEIGHT = 46;
  private static final int LINE = 14;
  private static final int PORT = 16;
  private static final int FEW = 4;
  private static final int NARROWEST = 760;
  private static final int NARROWEST_GAP = 96;
  private static final int WIDEST_GAP = 200;
  private static final int SWEEPS = 8;
  private static final int LEAST_FROM_ALL = 3;
  private static final int MOST_WITHIN = 3;

  private final List<Box> boxes;
  private final Map<String, Integer> column = new LinkedHashMap<>();
  private final Map<List<String>, List<String>> labels = new LinkedHashMap<>(); // by from and to
  private final Map<String, List<String>> within = new LinkedHashMap<>();
  private final List<List<Item>> columns = new ArrayList<>();
  private final List<Route> routes = new ArrayList<>();
  private final List<Spot> spots = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private double width;
  private double height;

  /** A placed state. */
  record Spot(
      String name,
      String place,
      double x,
      double y,
      double width,
      double height,
      List<String> within) {}

  /**
   * A placed link, its points from left to right.
   *
   * @param headAtEnd whether it leads to its last point
   * @param bulges whether it joins two states of one column
   */
  record Link(List<double[]> points, boolean headAtEnd, boolean bulges, String label) {}

  /** A state, or the place of a link that passes a column. */
  private static final class Item {
    final String state; // empty for a passing link
    double tall;
    double wide;
    double place; // in its column
    double y;
    double x;
    final List<Route> onTheRight = new ArrayList<>();
    final List<Route> onTheLeft = new ArrayList<>();
    final List<Item> before = new ArrayList<>();
    final List<Item> after = new ArrayList<>();

    Item(String state, double wide, double tall) {
      this.state = state;
      this.wide = wide;
      this.tall = tall;
    }

    double middle() {
      return y + tall / 2;
    }

    /** Where a route meets this item; the ends of several do not cross. */
    double port(List<Route> side, Route route) {
      List<Route> sorted =
          side.stream().sorted(Comparator.comparingDouble(each -> each.beside(this))).toList();
      return y + tall * (sorted.indexOf(route) + 1) / (sorted.size() + 1.0);
    }
  }

  /** The items of a link from left to right. */
  private record Route(List<Item> items, boolean headAtEnd, boolean bulges, String label) {
    Item first() {
      return items.get(0);
    }

    Item last() {
      return items.get(items.size() - 1);
    }

    /** Height of what is next to an end. */
    double beside(Item end) {
      return items.get(end == first() ? 1 : items.size() - 2).middle();
    }
  }

  private PictureLayout(PathwayPicture.Content content) {
    this.boxes = content.boxes();
    boxes.forEach(box -> within.put(box.name(), new ArrayList<>()));
    for (Arrow arrow : content.arrows()) {
      if (arrow.from().equals(arrow.to())) {
        within(arrow.from()).add("↻ " + String.join("", PathwayPicture.lines(arrow.label())));
      } else {
        List<String> here =
            labels.computeIfAbsent(List.of(arrow.from(), arrow.to()), key -> new ArrayList<>());
        if (!here.contains(arrow.label())) {
          here.add(arrow.label());
        }
      }
    }
    fromAll();
    within.replaceAll((state, lines) -> shortened(lines));
  }

  static PictureLayout of(PathwayPicture.Content content) {
    PictureLayout layout = new PictureLayout(content);
    layout.assignColumns();
    layout.makeItems();
    layout.order();
    layout.place();
    layout.draw();
    return layout;
  }

  List<Spot> spots() {
    return spots;
  }

  List<Link> links() {
    return links;
  }

  double width() {
    return width;
  }

  double height() {
    return height;
  }

  /** What is written into the box of a state. */
  private List<String> within(String state) {
    return within.computeIfAbsent(state, key -> new ArrayList<>());
  }

  private int columnOf(String state) {
    return column.getOrDefault(state, 0);
  }

  private static List<String> shortened(List<String> lines) {
    List<String> distinct = new ArrayList<>(new LinkedHashSet<>(lines));
    if (distinct.size() <= MOST_WITHIN) {
      return distinct;
    }
    List<String> cut = new ArrayList<>(distinct.subList(0, MOST_WITHIN - 1));
    cut.add("and %d more".formatted(distinct.size() - cut.size()));
    return cut;
  }

  /** An event that leads to one state from all others that are not final is told in its box. */
  private void fromAll() {
    for (Box target : boxes) {
      List<Box> others =
          boxes.stream()
              .filter(box -> !box.equals(target) && !box.place().equals("final"))
              .toList();
      Set<String> common = new LinkedHashSet<>();
      labels.forEach(
          (ends, all) -> {
            if (ends.get(1).equals(target.name())) {
              common.addAll(all);
            }
          });
      common.removeIf(
          label ->
              label.isEmpty()
                  || !others.stream()
                      .allMatch(
                          box ->
                              labels
                                  .getOrDefault(List.of(box.name(), target.name()), List.of())
                                  .contains(label)));
      if (others.size() >= LEAST_FROM_ALL) {
        common.forEach(label -> fold(target, label));
      }
    }
  }

  private void fold(Box target, String label) {
    within(target.name()).add("from all: " + String.join("", PathwayPicture.lines(label)));
    labels.forEach(
        (ends, all) -> {
          if (ends.get(1).equals(target.name())) {
            all.remove(label);
          }
        });
    labels.values().removeIf(List::isEmpty);
  }

  /** Steps from a start, all links being one step; what is not reached stands at the end. */
  private void assignColumns() {
    List<String> reached = new ArrayList<>();
    boxes.stream()
        .filter(box -> box.place().equals("start"))
        .forEach(box -> reached.add(box.name()));
    if (reached.isEmpty()) {
      reached.add(boxes.get(0).name());
    }
    reached.forEach(state -> column.put(state, 0));
    for (int i = 0; i < reached.size(); i++) {
      String from = reached.get(i);
      for (List<String> ends : labels.keySet()) {
        if (ends.get(0).equals(from) && !column.containsKey(ends.get(1))) {
          column.put(ends.get(1), columnOf(from) + 1);
          reached.add(ends.get(1));
        }
      }
    }
    int last = column.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    for (Box box : boxes) {
      column.putIfAbsent(box.name(), Math.max(1, last));
    }
  }

  private void makeItems() {
    int last = column.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    for (int i = 0; i <= last; i++) {
      columns.add(new ArrayList<>());
    }
    Map<String, Item> items = new LinkedHashMap<>();
    for (Box box : boxes) {
      List<String> lines = within(box.name());
      double letters =
          Math.max(
              LETTER * box.name().length(),
              SMALL_LETTER * lines.stream().mapToInt(String::length).max().orElse(0) * 1.08);
      Item item = new Item(box.name(), Math.max(84, letters + 26), HEIGHT + LINE * lines.size());
      items.put(box.name(), item);
      columns.get(columnOf(box.name())).add(item);
    }
    labels.forEach((ends, all) -> route(items, ends, label(all)));
  }

  private static String label(List<String> all) {
    return all.size() <= MOST_WITHIN
        ? String.join("\n", all)
        : String.join("\n", all.subList(0, MOST_WITHIN - 1))
            + "\nand %d more".formatted(all.size() - MOST_WITHIN + 1);
  }

  private void route(Map<String, Item> items, List<String> ends, String label) {
    int from = columnOf(ends.get(0));
    int to = columnOf(ends.get(1));
    if (from == to) {
      routes.add(
          new Route(List.of(items.get(ends.get(0)), items.get(ends.get(1))), true, true, label));
      return;
    }
    boolean forward = from < to;
    List<Item> passed = new ArrayList<>();
    passed.add(items.get(ends.get(forward ? 0 : 1)));
    for (int i = Math.min(from, to) + 1; i < Math.max(from, to); i++) {
      Item lane = new Item("", 0, LANE);
      columns.get(i).add(lane);
      passed.add(lane);
    }
    passed.add(items.get(ends.get(forward ? 1 : 0)));
    for (int i = 1; i < passed.size(); i++) {
      passed.get(i - 1).after.add(passed.get(i));
      passed.get(i).before.add(passed.get(i - 1));
    }
    routes.add(new Route(passed, forward, false, label));
  }

  private void order() {
    columns.forEach(PictureLayout::number);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      boolean down = sweep % 2 == 0;
      for (int i = 0; i < columns.size(); i++) {
        List<Item> here = columns.get(down ? i : columns.size() - 1 - i);
        Map<Item, Double> mean =
            here.stream()
                .collect(
                    Collectors.toMap(
                        item -> item, item -> mean(down ? item.before : item.after, item)));
        here.sort(Comparator.comparingDouble(mean::get));
        number(here);
      }
    }
  }

  private static double mean(List<Item> neighbours, Item item) {
    return neighbours.stream().mapToDouble(each -> each.place).average().orElse(item.place);
  }

  /** Places from 0 to 1, so that columns of different sizes are comparable. */
  private static void number(List<Item> here) {
    for (int i = 0; i < here.size(); i++) {
      here.get(i).place = (i + 0.5) / here.size();
    }
  }

  /** Ends of links need room beside each other. */
  private void grow() {
    for (Route route : routes) {
      route.first().onTheRight.add(route);
      (route.bulges ? route.last().onTheRight : route.last().onTheLeft).add(route);
    }
    for (Item item : columns.stream().flatMap(List::stream).toList()) {
      int ends = Math.max(item.onTheLeft.size(), item.onTheRight.size());
      item.tall = Math.max(item.tall, item.state.isEmpty() ? LANE : PORT * (ends + 1.0));
    }
  }

  private void place() {
    grow();
    double x = MARGIN;
    for (int i = 0; i < columns.size(); i++) {
      double wide = columns.get(i).stream().mapToDouble(item -> item.wide).max().orElse(0);
      for (Item item : columns.get(i)) {
        item.wide = wide; // boxes of a column are alike, lanes pass it
        item.x = x;
      }
      x += wide + (i + 1 < columns.size() ? gap(i) : bulge(i));
    }
    width = Math.max(NARROWEST, x + MARGIN);
    double free = (width - x - MARGIN) / 2;
    columns.forEach(here -> here.forEach(item -> item.x += free));
    double tallest = columns.stream().mapToDouble(PictureLayout::tall).max().orElse(0);
    for (List<Item> here : columns) {
      double y = MARGIN + (tallest - tall(here)) / 2;
      for (Item item : here) {
        item.y = y;
        y += item.tall + APART;
      }
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      columns.forEach(PictureLayout::towardsNeighbours);
    }
    double top = columns.stream().flatMap(List::stream).mapToDouble(item -> item.y).min().orElse(0);
    columns.forEach(here -> here.forEach(item -> item.y += MARGIN - top));
    height =
        MARGIN
            + columns.stream()
                .flatMap(List::stream)
                .mapToDouble(item -> item.y + item.tall)
                .max()
                .orElse(0);
  }

  private static double tall(List<Item> here) {
    return here.stream().mapToDouble(item -> item.tall + APART).sum() - APART;
  }

  /** Each item wants to stand level with its neighbours; the order and the distance stay. */
  private static void towardsNeighbours(List<Item> here) {
    double[] wanted = new double[here.size()];
    double shift = 0;
    double y = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < wanted.length; i++) {
      Item item = here.get(i);
      List<Item> near = new ArrayList<>(item.before);
      near.addAll(item.after);
      double level =
          near.stream().mapToDouble(Item::middle).average().orElse(item.middle()) - item.tall / 2;
      wanted[i] = Math.max(level, y);
      shift += (level - wanted[i]) / wanted.length;
      y = wanted[i] + item.tall + APART;
    }
    for (int i = 0; i < wanted.length; i++) {
      here.get(i).y = wanted[i] + shift;
    }
  }

  /** Room for the longest label between two columns. */
  private double gap(int left) {
    double longest =
        routes.stream()
            .filter(route -> passes(route, left))
            .flatMap(route -> PathwayPicture.lines(route.label).stream())
            .mapToDouble(line -> SMALL_LETTER * line.length() + 56)
            .max()
            .orElse(0);
    long many = routes.stream().filter(route -> passes(route, left)).count();
    return Math.min(WIDEST_GAP, Math.max(NARROWEST_GAP, longest))
        + Math.max(0, many - FEW) * (double) PORT;
  }

  private boolean passes(Route route, int left) {
    return route.items.stream().anyMatch(columns.get(left)::contains)
        && (route.bulges || route.items.stream().anyMatch(columns.get(left + 1)::contains));
  }

  /** Room for links within the last column. */
  private double bulge(int last) {
    return routes.stream()
        .filter(route -> route.bulges && columns.get(last).contains(route.items.get(0)))
        .flatMap(route -> PathwayPicture.lines(route.label).stream())
        .mapToDouble(line -> SMALL_LETTER * line.length() / 2 + 46)
        .max()
        .orElse(0);
  }

  private void draw() {
    routes.forEach(this::draw);
    for (Box box : boxes) {
      Item item =
          columns.get(columnOf(box.name())).stream()
              .filter(each -> each.state.equals(box.name()))
              .findFirst()
              .orElseThrow();
      spots.add(
          new Spot(
              box.name(), box.place(), item.x, item.y, item.wide, item.tall, within(box.name())));
    }
  }

  private void draw(Route route) {
    List<double[]> points = new ArrayList<>();
    Item first = route.first();
    Item last = route.last();
    points.add(new double[] {first.x + first.wide, first.port(first.onTheRight, route)});
    for (Item lane : route.items.subList(1, route.items.size() - 1)) {
      points.add(new double[] {lane.x, lane.y + lane.tall / 2});
      points.add(new double[] {lane.x + lane.wide, lane.y + lane.tall / 2});
    }
    points.add(
        route.bulges
            ? new double[] {last.x + last.wide, last.port(last.onTheRight, route)}
            : new double[] {last.x, last.port(last.onTheLeft, route)});
    links.add(new Link(points, route.headAtEnd, route.bulges, route.label));
  }
}
