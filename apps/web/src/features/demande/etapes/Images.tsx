import { CODES_PROTOCOLE, PROTOCOLES } from '@orapont/domain/captation/protocoles';
import { TeleversementImages } from '../../../medias/TeleversementImages.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import type { EtapeProps } from './contexte.ts';

export function Images({ demande, brouillon }: EtapeProps) {
  const protocole = brouillon.champs.protocole ?? 'RAPIDE_5';
  return (
    <Stack gap="large">
      <RadioGroup
        label="Protocole"
        layout="inline"
        value={protocole}
        onChange={(code) =>
          brouillon.changer({ protocole: CODES_PROTOCOLE.find((connu) => connu === code) ?? null })
        }
        options={CODES_PROTOCOLE.map((code) => ({ value: code, label: PROTOCOLES[code].libelle }))}
      />
      <TeleversementImages acteId={demande.id} protocole={protocole} />
    </Stack>
  );
}
