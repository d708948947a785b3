/** Pages of councils, their sessions and votes. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.council.web;
