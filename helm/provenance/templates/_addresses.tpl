{{/* The port of an address of http or https: the one that it names, or that of its scheme. */}}
{{- define "provenance.port" -}}
{{- regexFind ":[0-9]+$" (urlParse .).host | trimPrefix ":" | default (ternary "443" "80" (hasPrefix "https:" .)) -}}
{{- end -}}

{{/* dict root url: not empty when the proxy is asked for an address. Node does so for https alone. */}}
{{- define "provenance.isProxied" -}}
{{- $host := (urlParse .url).hostname | lower -}}
{{- $proxied := and .root.Values.proxy.url (hasPrefix "https:" .url) -}}
{{- range .root.Values.proxy.exceptions -}}
{{- $exception := lower . | trimPrefix "*" | trimPrefix "." | trimPrefix "[" | trimSuffix "]" -}}
{{- if or (eq $exception $host) (hasSuffix (printf ".%s" $exception) $host) }}{{ $proxied = "" }}{{ end -}}
{{- end -}}
{{- if $proxied }}yes{{ end -}}
{{- end -}}

{{/* How rows reach where they are sent: a list of proxy, direct. ClickHouse's driver asks no proxy, and what is sent to a
     collector without one goes where telemetry goes. */}}
{{- define "provenance.exportWays" -}}
{{- $app := dict "root" . "component" "governance-api" -}}
{{- $backend := include "provenance.text" (merge (dict "setting" "PROVENANCE_TIMESERIES_BACKEND" "default" "off") $app) -}}
{{- $addresses := list -}}
{{- $ways := list -}}
{{- if eq $backend "snowflake" -}}
{{- $account := include "provenance.text" (merge (dict "setting" "PROVENANCE_TIMESERIES_PROJECT" "default" "account") $app) -}}
{{- $addresses = list (printf "https://%s.snowflakecomputing.com" (replace "_" "-" $account)) -}}
{{- else if eq $backend "bigquery" -}}
{{- $addresses = list "https://bigquery.googleapis.com" "https://oauth2.googleapis.com" -}}
{{- else if eq $backend "clickhouse" -}}
{{- $ways = list "direct" -}}
{{- else if and (eq $backend "otel") (include "provenance.isProxied" (dict "root" . "url" .Values.telemetry.otlpEndpoint)) -}}
{{- $ways = list "proxy" -}}
{{- end -}}
{{- range $addresses -}}
{{- $ways = append $ways (ternary "proxy" "direct" (ne "" (include "provenance.isProxied" (dict "root" $ "url" .)))) -}}
{{- end -}}
{{- toYaml (uniq $ways) -}}
{{- end -}}
