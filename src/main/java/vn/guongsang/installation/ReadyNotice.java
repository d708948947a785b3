package vn.guongsang.installation;

import java.util.List;

/** A bean that has something to say on the console when the product is ready, below its address. */
public interface ReadyNotice {

    List<String> lines();
}
