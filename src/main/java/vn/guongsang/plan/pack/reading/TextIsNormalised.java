package vn.guongsang.plan.pack.reading;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Text is NFC; otherwise searching and comparing names fails. One finding for the whole file. */
final class TextIsNormalised implements PackCheck {

    private record Place(Node.Scalar scalar, String path) {}

    @Override
    public void check(Draft draft, Consumer<Finding> report) {
        List<Place> places = new ArrayList<>();
        collect(draft.root(), "", places);
        if (!places.isEmpty()) {
            Place first = places.getFirst();
            report.accept(Finding.warning(
                    first.scalar().at(),
                    first.path(),
                    "text.not-nfc",
                    first.scalar().written(),
                    Integer.toString(places.size())));
        }
    }

    private static void collect(Node node, String path, List<Place> places) {
        switch (node) {
            case Node.Mapping mapping ->
                mapping.members().forEach((key, member) -> collect(member.value(), path + "/" + key, places));
            case Node.Listing list -> {
                for (int i = 0; i < list.elements().size(); i++) {
                    collect(list.elements().get(i), path + "/" + i, places);
                }
            }
            case Node.Scalar scalar -> {
                if (!Normalizer.isNormalized(scalar.written(), Normalizer.Form.NFC)) {
                    places.add(new Place(scalar, path));
                }
            }
        }
    }
}
