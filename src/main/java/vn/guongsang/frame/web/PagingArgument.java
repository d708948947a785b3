package vn.guongsang.frame.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import vn.guongsang.frame.Paging;

/** Reads {@link Paging} from the address; nonsense in it counts as the first page. */
final class PagingArgument implements HandlerMethodArgumentResolver {

    /** Deeper pages cost the database more than anybody reads: narrow the filter instead. */
    private static final int DEEPEST = 10_000;

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Paging.class;
    }

    @Override
    public Paging resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        int page = Math.clamp(number(request.getParameter(Paging.PAGE), 1), 1, DEEPEST);
        int size = number(request.getParameter(Paging.SIZE), Paging.SIZES.getFirst());
        String sort = request.getParameter(Paging.SORT);
        boolean descending = sort != null && sort.startsWith("-");
        String key = sort == null ? "" : descending ? sort.substring(1) : sort;
        return new Paging(page, Paging.SIZES.contains(size) ? size : Paging.SIZES.getFirst(), key, descending);
    }

    private static int number(@Nullable String text, int otherwise) {
        return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : otherwise;
    }
}
