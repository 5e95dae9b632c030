{{/* The port of an address of http or https: the one that it names, or that of its scheme. */}}
{{- define "provenance.port" -}}
{{- regexFind ":[0-9]+$" (urlParse .).host | trimPrefix ":" | default (ternary "443" "80" (hasPrefix "https:" .)) -}}
{{- end -}}

{{/* dict root url: not empty when the proxy is asked for an address. Node does so for https alone. */}}
{{- define "provenance.isProxied" -}}
{{- $host := (urlParse .url).hostname -}}
{{- $proxied := and .root.Values.proxy.url (hasPrefix "https:" .url) -}}
{{- range .root.Values.proxy.exceptions -}}
{{- if or (eq . $host) (and (hasPrefix "." .) (hasSuffix . $host)) }}{{ $proxied = "" }}{{ end -}}
{{- end -}}
{{- if $proxied }}yes{{ end -}}
{{- end -}}
