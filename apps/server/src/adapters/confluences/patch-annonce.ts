import type { Annonce } from '../../features/confluences/ports.ts';
import { STATUT_SUIVI } from '../../features/fhir/ports.ts';
import { requisDe } from './put-annonce.ts';
import { EXTENSIONS_CONFLUENCES, SYSTEME_AVANCEMENT } from './terminologie.ts';

type Part = Readonly<Record<string, unknown>>;
const operation = (type: 'add' | 'replace', path: string, ...suite: readonly Part[]) => ({
  name: 'operation',
  part: [{ name: 'type', valueCode: type }, { name: 'path', valueString: path }, ...suite],
});

/** The status; the detail of « active »; and who is asked, once published. An extension is a nested part: R4 has no `valueExtension`. */
export function patchDe({ etat, requis, avancementDit }: Annonce) {
  const { statut, avancement } = STATUT_SUIVI[etat];
  const url = EXTENSIONS_CONFLUENCES.AVANCEMENT;
  const codage = { system: SYSTEME_AVANCEMENT, code: avancement };
  return {
    resourceType: 'Parameters',
    parameter: [
      operation('replace', 'ServiceRequest.status', { name: 'value', valueCode: statut }),
      ...(avancement === null
        ? []
        : avancementDit
          ? [
              operation('replace', `ServiceRequest.extension.where(url = '${url}').value`, {
                name: 'value',
                valueCoding: codage,
              }),
            ]
          : [
              operation(
                'add',
                'ServiceRequest',
                { name: 'name', valueString: 'extension' },
                {
                  name: 'value',
                  part: [
                    { name: 'url', valueUri: url },
                    { name: 'value', valueCoding: codage },
                  ],
                },
              ),
            ]),
      ...(requis === null
        ? []
        : [
            operation(
              'add',
              'ServiceRequest',
              { name: 'name', valueString: 'performer' },
              {
                name: 'value',
                valueReference: requisDe(requis),
              },
            ),
          ]),
    ],
  };
}
