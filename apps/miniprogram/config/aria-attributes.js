// One list for the WXML templates (build) and the property aliases (run time): if the two differ, every property
// after the first difference lands under a wrong name. Each name costs 2 KB on View, so only what `ui/aria.ts` says.
const named = (...names) => Object.fromEntries(names.map((name) => [`aria-${name}`, '']))

const seen = ['role', 'label', 'hidden']
const states = ['disabled', 'checked', 'selected', 'expanded', 'pressed', 'current', 'busy', 'live', 'modal', 'level']
const values = ['valuenow', 'valuemin', 'valuemax']
const field = ['label', 'invalid', 'required', 'describedby', 'disabled']

module.exports = {
  View: named(...seen, ...states, ...values),
  Text: named(...seen),
  Image: named(...seen),
  Input: named(...field),
  Textarea: named(...field),
}
