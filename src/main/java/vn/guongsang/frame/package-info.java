/**
 * The frame of every page: the {@link vn.guongsang.frame.Page} that each template gets, the layouts
 * ({@code src/main/jte/frame}), the components ({@code src/main/jte/c}) with the small records that
 * they take, the stylesheet, and the answers to what goes wrong.
 *
 * <p><b>A page.</b> A controller returns the name of a template ({@code "exemplar/list"} is
 * {@code src/main/jte/exemplar/list.jte}); model attributes become its parameters, and {@code page} is
 * always there. The template calls {@code @template.frame.layout(…)}, {@code frame.public} or
 * {@code frame.bare}.
 *
 * <p><b>One template, two renderings.</b> A request of htmx ({@code HX-Request}) gets the same template
 * from the same controller; the layout then leaves out masthead, menu and footer and renders the title
 * and {@code <main>} only. The element that asks names what it takes from it:
 * {@code hx-get="…" hx-target="#list" hx-select="#list"}. So each link and form works without script,
 * and no controller knows about fragments.
 *
 * <p><b>Forms.</b> A controller that finds errors returns the form's template again. Binding results and
 * any {@link vn.guongsang.frame.Problems} in the model are found by the page: it answers 422, the layout
 * shows the summary, each field its error and what was typed. A
 * {@link vn.guongsang.verdict.Refusal} may simply be thrown: the page that held the form comes back with
 * the refusal card and what was typed, with status 409 (403 when the code ends in {@code .forbidden},
 * 404 and no reason at all when it ends in {@code .hidden}, 410 for {@code .gone}).
 *
 * <p><b>Words.</b> Message keys only; {@link vn.guongsang.frame.Text#plain} for data. A key that is
 * missing shows as {@code ⟦key⟧} and is logged.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"audit", "identity", "time", "verdict"})
@org.jspecify.annotations.NullMarked
package vn.guongsang.frame;
