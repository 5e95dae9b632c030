// Everything that a bare clone needs, each step only when it is needed. No dependency, and Node 20 will do:
// this runs before anything is installed.
import { fetchParts, requirePython } from './parts.mjs';
import { buildWorkspace, installWorkspace } from './workspace.mjs';

requirePython();
installWorkspace();
fetchParts();
buildWorkspace();
