@org.jspecify.annotations.NullMarked
package vn.guongsang.api.web;
