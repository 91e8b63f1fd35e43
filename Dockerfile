# newstrail in a container: the archive and newstrail.toml live in /data, nothing runs as root.
#   docker build -t newstrail . && docker run -v "$PWD/data:/data" newstrail add https://news.example/ --yes
#   docker run -d --restart unless-stopped -v "$PWD/data:/data" newstrail
FROM python:3.13-slim
RUN useradd --create-home --uid 10001 newstrail && mkdir /data && chown newstrail /data
COPY . /src
RUN pip install --no-cache-dir "/src[web,notify]" && rm -rf /src
USER newstrail
WORKDIR /data
VOLUME /data
EXPOSE 8001
HEALTHCHECK --interval=5m --start-period=2m CMD ["newstrail", "watch", "--check-health", "--health", "/tmp/health"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["newstrail"]
CMD ["watch", "--health", "/tmp/health"]
