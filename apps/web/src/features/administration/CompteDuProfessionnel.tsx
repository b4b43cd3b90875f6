import { creerCompte, reinitialiserCompte } from '@orapont/contract/acces';
import type { ProfessionnelT } from '@orapont/contract/administration';
import { normaliserNom } from '@orapont/domain/identite/nom';
import { useState } from 'react';
import { call } from '../../kernel/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { Form } from '../../ui/Form.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ActionsCompte, etatDuCompte } from './ActionsCompte.tsx';
import { LienUnique } from './LienUnique.tsx';
import { useComptes, useEnregistrer } from './requetes.ts';
import { coche, texte } from './saisie.ts';
import { TEXTES } from './textes.ts';

/** The account of a person: open it, or renew what he lost. */
export function CompteDuProfessionnel({ professionnel }: { readonly professionnel: ProfessionnelT }) {
  const { data: comptes } = useComptes();
  const [lien, setLien] = useState<string>();
  const compte = comptes?.find(({ professionnelId }) => professionnelId === professionnel.id);
  return (
    <Card title={TEXTES.compte}>
      {compte && (
        <Stack>
          <DescriptionList
            items={[
              { term: TEXTES.identifiant, definition: compte.identifiant },
              { term: TEXTES.etat, definition: etatDuCompte(compte) },
            ]}
          />
          <ActionsCompte compte={compte} />
        </Stack>
      )}
      {comptes && !compte && <Ouverture professionnel={professionnel} onLien={setLien} />}
      {lien && <LienUnique lien={lien} onFermer={() => setLien(undefined)} />}
    </Card>
  );
}

interface OuvertureProps {
  readonly professionnel: ProfessionnelT;
  readonly onLien: (lien: string) => void;
}

function Ouverture({ professionnel, onLien }: OuvertureProps) {
  const [id] = useState(() => crypto.randomUUID());
  const { enregistrer, enCours, erreurs, erreur } = useEnregistrer(async (saisie: FormData) => {
    await call(creerCompte, {
      params: { id },
      body: {
        identifiant: texte(saisie, 'identifiant'),
        professionnelId: professionnel.id,
        administrateur: coche(saisie, 'administrateur'),
      },
    });
    const { lien } = await call(reinitialiserCompte, { params: { id }, body: { objet: 'TOUT' } });
    onLien(lien);
  });
  const propose = normaliserNom(`${professionnel.prenom} ${professionnel.nom}`).replaceAll(' ', '.');
  return (
    <Form aria-label={TEXTES.ouvrirCompte} errors={erreurs} formError={erreur} onSubmit={enregistrer}>
      <p>{TEXTES.ouvrirCompteAide}</p>
      <TextField
        label={TEXTES.identifiant}
        name="identifiant"
        defaultValue={propose}
        autoComplete="off"
        isRequired={true}
      />
      <Checkbox label={TEXTES.administrateur} name="administrateur" />
      <div>
        <Button type="submit" isPending={enCours}>
          {TEXTES.ouvrirCompte}
        </Button>
      </div>
    </Form>
  );
}
