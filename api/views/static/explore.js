/* Served pages only: more of the graph from the service. */
"use strict";
