# The service alone; the graph is in a Neo4j named by NEO4J_URI (docker-compose.yml brings one).
FROM python:3.13-slim

RUN useradd --uid 10001 --create-home casegraph
WORKDIR /srv/casegraph

COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements.lock

COPY pyproject.toml README.md LICENSE ./
COPY graph graph
COPY loaders loaders
COPY queries queries
COPY api api
RUN pip install --no-cache-dir --no-deps --no-build-isolation .

USER casegraph
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=10s \
  CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/healthz', timeout=3)"]
ENTRYPOINT ["casegraph"]
CMD ["serve", "--host", "0.0.0.0"]
