@org.jspecify.annotations.NullMarked
package vn.guongsang.paper.web;
