{{/* Where events go, without what it takes to get there: governance-api would tell by ending, again and again. */}}
{{- define "provenance.faults.export" -}}
{{- $faults := list -}}
{{- $known := .Files.Get "files/settings.json" | fromJson -}}
{{- $app := dict "root" . "component" "governance-api" -}}
{{- $backend := include "provenance.text" (merge (dict "setting" "PROVENANCE_TIMESERIES_BACKEND" "default" "off") $app) -}}
{{- $needs := get $known.PROVENANCE_TIMESERIES_BACKEND.needs $backend | default list -}}
{{- range $needs -}}
{{- if not (include "provenance.given" (merge (dict "setting" .) $app)) -}}
{{- $faults = append $faults (printf "settings.%s is needed: PROVENANCE_TIMESERIES_BACKEND is %s" . $backend) -}}
{{- end -}}
{{- end -}}
{{- if and .Values.networkPolicy.enabled (not .Values.networkPolicy.governanceEgress) -}}
{{- if has "direct" (include "provenance.exportWays" . | fromYamlArray) -}}
{{- $faults = append $faults (printf "networkPolicy.governanceEgress must name where the warehouse is: PROVENANCE_TIMESERIES_BACKEND is %s" $backend) -}}
{{- else if and (eq $backend "bigquery") (not (include "provenance.given" (merge (dict "setting" "PROVENANCE_TIMESERIES_CREDENTIALS_PATH") $app))) (not (include "provenance.given" (merge (dict "setting" "GOOGLE_APPLICATION_CREDENTIALS") $app))) -}}
{{- $faults = append $faults "networkPolicy.governanceEgress must name the machine's server of credentials (169.254.169.254), which no proxy is asked for, or settings.PROVENANCE_TIMESERIES_CREDENTIALS_PATH a file of them: PROVENANCE_TIMESERIES_BACKEND is bigquery" -}}
{{- end -}}
{{- end -}}
{{- if and (eq $backend "otel") (not .Values.telemetry.otlpEndpoint) -}}
{{- $faults = append $faults "telemetry.otlpEndpoint is needed: PROVENANCE_TIMESERIES_BACKEND is otel" -}}
{{- end -}}
{{- if eq $backend "snowflake" -}}
{{- if include "provenance.given" (merge (dict "setting" "PROVENANCE_TIMESERIES_CREDENTIALS_PATH") $app) -}}
{{- if not (include "provenance.given" (merge (dict "setting" "PROVENANCE_TIMESERIES_USER") $app)) -}}
{{- $faults = append $faults "settings.PROVENANCE_TIMESERIES_USER must name whose key PROVENANCE_TIMESERIES_CREDENTIALS_PATH holds" -}}
{{- end -}}
{{- else if not (include "provenance.given" (merge (dict "setting" "PROVENANCE_TIMESERIES_PASSWORD") $app)) -}}
{{- $faults = append $faults "settings.PROVENANCE_TIMESERIES_CREDENTIALS_PATH or secrets.PROVENANCE_TIMESERIES_PASSWORD is needed: PROVENANCE_TIMESERIES_BACKEND is snowflake" -}}
{{- end -}}
{{- end -}}
{{- if and (ne $backend "clickhouse") (eq "clickhouse" (include "provenance.text" (merge (dict "setting" "PROVENANCE_ANALYTICS_BACKEND" "default" "") $app))) -}}
{{- $faults = append $faults "settings.PROVENANCE_TIMESERIES_BACKEND must be clickhouse: PROVENANCE_ANALYTICS_BACKEND is, and facts come there by the export" -}}
{{- end -}}
{{- if eq $backend "file" -}}
{{- $path := include "provenance.text" (merge (dict "setting" "PROVENANCE_TIMESERIES_PATH" "default" "") $app) -}}
{{- if not (include "provenance.isMounted" (merge (dict "path" (dir $path)) $app)) -}}
{{- $faults = append $faults "settings.PROVENANCE_TIMESERIES_PATH must lie in a volume of governanceApi.extraVolumeMounts: PROVENANCE_TIMESERIES_BACKEND is file, and all else is read-only" -}}
{{- end -}}
{{- end -}}
{{- toYaml $faults -}}
{{- end -}}
